// Says quietly how far the typing is kept: a short word for the eye, a sentence for who listens.

const LATE = 2_000
const GONE = 4_000

export class State {
  hasSaved = false
  #shown = ""
  #timer = null

  constructor(root, words) {
    this.sentence = root.querySelector("[role=status]")
    this.mark = root.querySelector(".mark")
    this.words = words
  }

  /** "saving" becomes "late" when it lasts, "saved" for a while and only for what was typed here. */
  show(state) {
    if (state === this.#shown) return
    this.#shown = state
    clearTimeout(this.#timer)
    if (state === "saving") this.#timer = setTimeout(() => this.#say("late"), LATE)
    if (state === "saved") this.#timer = setTimeout(() => this.#say(""), GONE)
    this.#say(state === "saved" && !this.hasSaved ? "" : state)
  }

  end() {
    clearTimeout(this.#timer)
  }

  #say(state) {
    const [short, sentence] = this.words[state] ?? ["", ""]
    this.mark.dataset.state = state
    this.mark.textContent = short
    this.mark.title = sentence
    this.sentence.ariaLive = state === "late" || state === "not_saved" ? "polite" : "off"
    this.sentence.textContent = sentence
  }
}
