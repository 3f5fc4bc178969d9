// Says in words how far the text is kept. Screen readers hear what matters, not every keystroke.

const CALM = 1000

export class Status {
  #timer = null
  #shown = ""

  constructor(element) {
    this.element = element
  }

  /** "saving" and "saved" alternate with each keystroke: they are shown when they last. */
  show(room, { words, zone }) {
    const sentence = sentenceFor(room, words, zone)
    clearTimeout(this.#timer)
    this.element.dataset.state = room.state
    if (room.state === "saving") this.#timer = setTimeout(() => this.#say(sentence, false), CALM)
    else this.#say(sentence, room.state === "offline" || room.state === "not_saved")
  }

  end() {
    clearTimeout(this.#timer)
  }

  #say(sentence, isUrgent) {
    if (sentence === this.#shown) return
    this.#shown = sentence
    this.element.ariaLive = isUrgent ? "polite" : "off"
    this.element.textContent = sentence
  }
}

function sentenceFor(room, words, zone) {
  switch (room.state) {
    case "not_saved":
      return words.not_saved[room.reason] ?? words.not_saved.storage
    case "saved":
      return room.savedAt ? words.saved.replace("{time}", clockTime(room.savedAt, zone)) : words.all_saved
    case "offline":
      return room.isKept ? words.offline : words.offline_unkept
    default:
      return words[room.state]
  }
}

function clockTime(moment, timeZone) {
  return moment.toLocaleTimeString("en-GB", { timeZone })
}
