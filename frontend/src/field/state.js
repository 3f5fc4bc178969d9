// Says quietly how far the typing is kept: a mark for the eye, words for everybody once there is something to know.

const LATE = 2_000
const GONE = 4_000

export class State {
  hasSaved = false
  #shown = ""
  #timer = null

  constructor(element, words) {
    this.element = element
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
    this.element.dataset.state = state
    this.element.ariaLive = state === "late" || state === "not_saved" ? "polite" : "off"
    this.element.textContent = this.words[state] ?? ""
  }
}
