// Which field of the form somebody is in: told of oneself, shown of the others.
const FIELD = "st-key-w-"

const fieldAt = event => {
  for (const element of event.composedPath()) {
    const name = [...(element.classList ?? [])].find(each => each.startsWith(FIELD))
    if (name) return name.slice("st-key-".length)
  }
  return null
}

class Fields {
  #marked = new Map()

  constructor(channel) {
    this.channel = channel
    document.addEventListener("focusin", this.#tell)
    document.addEventListener("focusout", this.#tellNone)
  }

  end() {
    document.removeEventListener("focusin", this.#tell)
    document.removeEventListener("focusout", this.#tellNone)
    this.show([])
  }

  #tell = event => this.channel.be({ field: fieldAt(event) })

  #tellNone = () => this.channel.be({ field: null })

  /** A name at each field in which one of these people is, in that person's colour. */
  show(people, colourOf) {
    const wanted = new Map()
    for (const each of people) {
      const key = each.state.field
      const field = key && document.querySelector(`.${CSS.escape(`st-key-${key}`)}`)
      if (field) wanted.set(field, each)
    }
    for (const field of this.#marked.keys()) if (!wanted.has(field)) delete field.dataset.here
    for (const [field, each] of wanted) {
      field.dataset.here = each.name
      field.style.setProperty("--hue", colourOf(each))
    }
    this.#marked = wanted
  }
}
