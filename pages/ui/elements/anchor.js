// Keeps the field that one types into where it is on the screen when something above it grows. Browsers do so by
// themselves only where the page has been scrolled already.
const focusedField = () => {
  let one = document.activeElement
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
  return one?.matches("input, textarea, [contenteditable=true]") ? one : null
}

const scrollerOf = element => {
  for (let one = element; one; one = one.parentElement) {
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one
  }
  return document.scrollingElement
}

class Anchor {
  #field = null
  #top = 0
  #held = null // where this has scrolled to: the event comes later, when something may have grown again

  constructor() {
    this.page = document.querySelector("[data-testid=stMainBlockContainer]")
    this.observer = new ResizeObserver(() => this.#hold())
    if (this.page) this.observer.observe(this.page)
    document.addEventListener("focusin", this.#note)
    document.addEventListener("scroll", this.#scrolled, true)
  }

  end() {
    this.observer.disconnect()
    document.removeEventListener("focusin", this.#note)
    document.removeEventListener("scroll", this.#scrolled, true)
  }

  #note = () => {
    this.#field = focusedField()
    this.#top = this.#field?.getBoundingClientRect().top
  }

  #scrolled = () => {
    const scroller = scrollerOf(this.page)
    if (this.#held === scroller.scrollTop) this.#hold()
    else this.#note()
  }

  #hold() {
    const field = focusedField()
    const moved = field && field === this.#field ? field.getBoundingClientRect().top - this.#top : 0
    if (Math.abs(moved) >= 1) {
      const scroller = scrollerOf(this.page)
      scroller.scrollTop += moved
      this.#held = scroller.scrollTop
    }
    this.#note()
  }
}
