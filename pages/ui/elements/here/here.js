// Who else is here and where, and what somebody has changed last. Nothing of it has the page run, except a click.
const MOST = 5
const NEW = 12_000

class Here {
  #showsAll = false
  #fading = null
  #news = undefined

  constructor(parentElement, channel, live) {
    this.people = parentElement.querySelector(".people")
    this.line = parentElement.querySelector(".news")
    this.channel = channel
    this.hueOf = live.hueOf
    this.fields = new Fields(channel)
    channel.addEventListener("presence", this.#draw)
  }

  update(component, data) {
    this.component = component
    this.data = data
    this.#draw()
    this.#tell(data.news)
  }

  end() {
    this.channel.removeEventListener("presence", this.#draw)
    clearTimeout(this.#fading)
    this.fields.end()
  }

  #draw = () => {
    const everybody = peopleOf(this.channel.others, this.data.me)
    const focused = this.people.getRootNode().activeElement?.dataset?.person
    const shown = this.#showsAll ? everybody : everybody.slice(0, MOST)
    this.people.replaceChildren(...shown.map(each => this.#button(each)))
    if (shown.length < everybody.length) this.people.append(this.#more(everybody.slice(MOST)))
    this.people.setAttribute("aria-label", this.data.words.here)
    if (focused) this.people.querySelector(`[data-person="${CSS.escape(focused)}"]`)?.focus()
    this.fields.show(everybody, this.#colourOf)
  }

  /** As the style sheet has it, for both themes. */
  #colourOf = each => {
    const sample = this.people.appendChild(circle(each, this.hueOf))
    const colour = getComputedStyle(sample).getPropertyValue("--hue")
    sample.remove()
    return colour
  }

  #button(each) {
    const button = circle(each, this.hueOf, "button")
    const spoken = this.#spoken(each)
    button.type = "button"
    button.dataset.person = each.person
    button.dataset.name = spoken
    button.setAttribute("aria-label", spoken)
    button.onclick = () => this.#follow(each)
    return button
  }

  #more(rest) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "initials more"
    button.textContent = `+${rest.length}`
    button.dataset.name = rest.map(each => each.name).join(", ")
    button.setAttribute("aria-label", rest.map(each => this.#spoken(each)).join(", "))
    button.onclick = () => {
      this.#showsAll = true
      this.#draw()
    }
    return button
  }

  #spoken({ name, state }) {
    const { words, sections, steps } = this.data
    if (state.step === READING) return words.reading.replace("{name}", name)
    const place = sections[state.section] ?? steps[state.step]
    return place ? words.writing.replace("{name}", name).replace("{place}", place) : name
  }

  #follow({ state }) {
    if (state.step) this.component.setTriggerValue("followed", state.step)
  }

  /** Said in full while it is new, then by the person's name alone. */
  #tell(news) {
    if (!news || news.at === this.#news) return
    const isFirst = this.#news === undefined
    this.#news = news.at
    this.line.setAttribute("aria-live", isFirst ? "off" : "polite")
    this.line.textContent = `${isFirst ? news.who : news.what} · ${news.time}`
    this.line.title = news.what
    this.line.classList.toggle("new", !isFirst)
    clearTimeout(this.#fading)
    if (!isFirst) this.#fading = setTimeout(() => this.#fade(news), NEW)
  }

  #fade(news) {
    this.line.setAttribute("aria-live", "off")
    this.line.textContent = `${news.who} · ${news.time}`
    this.line.classList.remove("new")
  }
}

export default function (component) {
  return takePart(component, Here)
}
