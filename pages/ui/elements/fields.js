// Which field of the form somebody is in: told of oneself, shown of the others.
const FIELD = "st-key-w-"

const fieldOf = element => {
  for (; element; element = element.parentElement ?? element.getRootNode().host) {
    const name = [...element.classList].find(each => each.startsWith(FIELD))
    if (name) return name.slice("st-key-".length)
  }
  return null
}

const focused = () => {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

const quoted = text => `"${text.replace(/["\\\n\r\f]/g, sign => `\\${sign.codePointAt(0).toString(16)} `)}"`

class Fields {
  // Rules instead of marks on the elements: they hold for a field that is drawn anew, or later than the word of it.
  #names = new CSSStyleSheet()

  constructor(channel) {
    this.channel = channel
    document.adoptedStyleSheets.push(this.#names)
    document.addEventListener("focusin", this.#tell)
    document.addEventListener("focusout", this.#tellNone)
    this.#tell()
  }

  end() {
    document.removeEventListener("focusin", this.#tell)
    document.removeEventListener("focusout", this.#tellNone)
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(each => each !== this.#names)
  }

  #tell = () => this.channel.be({ field: fieldOf(focused()) })

  #tellNone = () => this.channel.be({ field: null })

  /** A name at each field in which one of these people is, in that person's colour. */
  show(people, colourOf) {
    this.#names.replaceSync("")
    for (const each of people) {
      if (!each.state.field) continue
      this.#names.insertRule(`.${CSS.escape(`st-key-${each.state.field}`)} {}`, 0)
      const { style } = this.#names.cssRules[0]
      style.setProperty("--here", quoted(each.name))
      style.setProperty("--here-hue", colourOf(each))
    }
  }
}
