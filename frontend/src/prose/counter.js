// Words and the time that reading them takes.
const PAUSE = 400
const WORD = /\S*[\p{L}\p{N}]\S*/gu

/** Shows the count in an element, a little after the last change. */
export class Counter {
  #timer = null

  constructor(element, text) {
    this.element = element
    this.text = text
    text.observe(this.#soon)
  }

  /** `counter`: {words: forms by plural category, minutes: pattern, pace: words a minute}. */
  show(counter, language) {
    this.counter = counter
    this.language = language
    this.plural = new Intl.PluralRules(language)
    this.count(this.text.length ? this.text.toString() : "")
  }

  count(text) {
    const words = text.match(WORD)?.length ?? 0
    const form = this.counter.words[this.plural.select(words)] ?? this.counter.words.other
    const minutes = Math.max(1, Math.round(words / this.counter.pace))
    const parts = words === 0 ? [] : [[form, words], [this.counter.minutes, minutes]]
    this.element.replaceChildren(...parts.map(([pattern, count]) => this.#said(pattern, count)))
  }

  end() {
    clearTimeout(this.#timer)
    this.text.unobserve(this.#soon)
  }

  #said(pattern, count) {
    const part = document.createElement("span")
    part.textContent = pattern.replace("{count}", count.toLocaleString(this.language))
    return part
  }

  #soon = () => {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.count(this.text.toString())
    }, PAUSE)
  }
}
