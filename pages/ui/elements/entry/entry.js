// A line for the timeline. Python says what it is understood as; typing waits for nothing. What was entered is kept
// in the browser until it is known to be stored.
const PAUSE = 80
const AGAIN = 4_000
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
const entries = new WeakMap()

const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map(each => LETTERS[each & 31]).join("")

const element = (tag, className, text) => {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}

class Entry {
  #zones = {} // what names were said to mean
  #meant = null // { line, at, asked, … } of the line as it was understood last
  #own = null // the instant of the last line entered here, until Python has heard of it
  #pause = null
  #again = null
  #asking = null

  constructor(parentElement, data) {
    this.line = parentElement.querySelector("input")
    this.label = parentElement.querySelector("label")
    this.understood = parentElement.querySelector(".understood")
    this.asked = parentElement.querySelector(".asked")
    this.list = parentElement.querySelector(".waiting")
    this.place = `afterword/lines/${data.me}/${data.postmortem}`
    const { lines = [], line = "" } = this.#read()
    this.waiting = lines
    this.line.value = line
    this.line.addEventListener("input", () => {
      this.#keep()
      this.#understand()
    })
    this.line.addEventListener("keydown", event => this.#hearKey(event))
    this.line.addEventListener("paste", event => this.#hearPaste(event))
  }

  update(component) {
    this.component = component
    this.data = component.data[0]
    const { words, before, heard, longest } = this.data
    this.label.textContent = words.label
    this.line.placeholder = words.placeholder
    this.line.maxLength = longest
    this.#hear(heard)
    if (before.previous !== this.previous) this.#own = null
    this.previous = before.previous
    this.#show()
    this.#ask()
    if (this.waiting.length && !this.#again) this.#fire()
  }

  end() {
    clearTimeout(this.#pause)
    clearTimeout(this.#again)
    this.#asking?.abort()
  }

  #hearKey(event) {
    if (event.key !== "Enter" || event.isComposing) return
    event.preventDefault()
    const text = this.line.value
    if (!text.trim()) return
    const meant = this.#meant?.line === text ? this.#meant : null
    if (meant?.asked) return this.asked.querySelector("button")?.focus()
    this.#own = meant?.at || this.#own
    this.waiting.push({ key: `${this.data.tab}.${fresh()}`, text, zones: this.#zones })
    this.line.value = ""
    this.#keep()
    this.#meant = null
    this.#show()
    this.#fire()
  }

  #hearPaste(event) {
    const text = event.clipboardData.getData("text/plain")
    if (!/[\r\n]/.test(text.trim())) return
    event.preventDefault()
    if (text.length > this.data.longest_block) return this.#tell(this.data.words.too_long, "doubt")
    this.component.setTriggerValue("pasted", text)
  }

  #fire() {
    clearTimeout(this.#again)
    this.#again = setTimeout(() => this.#late(), AGAIN)
    this.component.setTriggerValue("added", this.waiting)
  }

  #late() {
    this.#again = null
    if (!this.waiting.length) return
    this.#list()
    this.#fire()
  }

  #hear({ stored, refused }) {
    const gone = new Set(stored)
    const back = this.waiting.filter(each => each.key in refused)
    const left = this.waiting.filter(each => !gone.has(each.key) && !(each.key in refused))
    if (left.length < this.waiting.length) {
      clearTimeout(this.#again)
      this.#again = null
      this.waiting = left
    }
    for (const { key, text } of back) {
      this.line.value = this.line.value ? `${text} ${this.line.value}` : text
      this.#refusal = refused[key]
    }
    this.#list()
    if (gone.size || back.length) this.#keep()
    if (back.length) this.#understand()
  }

  #refusal = ""

  /** What waits for more than a moment is said to wait. */
  #list() {
    this.list.replaceChildren(...this.waiting.map(({ text }) => element("li", "", text)))
    if (this.waiting.length) this.list.prepend(element("li", "muted", this.data.words.waits))
  }

  #understand() {
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => this.#ask(), PAUSE)
    if (!this.line.value.trim()) this.#show()
  }

  async #ask() {
    const text = this.line.value
    if (!text.trim()) return
    const { postmortem, token, before, language } = this.data
    const address = new URL(`understood/${encodeURIComponent(postmortem)}`, document.baseURI)
    const previous = this.#own ?? before.previous
    address.search = new URLSearchParams({ ...this.#zones, pass: token, q: text, ...before, previous })
    this.#asking?.abort()
    this.#asking = new AbortController()
    try {
      const answer = await fetch(address, { signal: this.#asking.signal, headers: { "accept-language": language } })
      if (answer.status === 403) this.component.setTriggerValue("renewed", true)
      if (!answer.ok || this.line.value !== text) return
      this.#meant = { line: text, ...(await answer.json()) }
      this.#show()
    } catch {
      // offline, or not asked any more: the line can be entered all the same
    }
  }

  #show() {
    const meant = this.line.value.trim() ? this.#meant : null
    this.#offer(meant?.asked)
    if (!meant) return this.#tell(this.#refusal || this.data.words.hint, this.#refusal ? "doubt" : "muted")
    this.#refusal = ""
    const { time, kind, text, actor, doubts } = meant
    const parts = [[time || this.data.words.no_time, "time"], [kind, "kind"], [text, "text"], [actor && `@${actor}`, "actor"]]
    this.understood.replaceChildren(
      ...parts.filter(([said]) => said).map(([said, name]) => element("span", name, said)),
      ...doubts.map(said => element("span", "doubt", said)),
    )
  }

  /** The same question stays as it is, with the focus in it. */
  #offer(asked) {
    const { name = "", zones = [] } = asked ?? {}
    if (this.asked.dataset.name === name) return
    this.asked.dataset.name = name
    this.asked.setAttribute("aria-label", this.data.words.asks.replace("{name}", name))
    this.asked.replaceChildren()
    for (const zone of zones) {
      const button = element("button", "choice", zone)
      button.type = "button"
      button.onclick = () => {
        this.#zones = { ...this.#zones, [name]: zone }
        this.line.focus()
        this.#ask()
      }
      this.asked.append(button)
    }
  }

  #tell(said, name) {
    this.understood.replaceChildren(element("span", name, said))
  }

  #read() {
    try {
      return JSON.parse(localStorage.getItem(this.place)) ?? {}
    } catch {
      return {}
    }
  }

  #keep() {
    try {
      const { waiting: lines, line: { value: line } } = this
      if (lines.length || line) localStorage.setItem(this.place, JSON.stringify({ lines, line }))
      else localStorage.removeItem(this.place)
    } catch {
      // a browser that keeps nothing: the lines stay in this tab
    }
  }
}

export default function (component) {
  const { data: [data], parentElement } = component
  let entry = entries.get(parentElement)
  if (!entry) entries.set(parentElement, (entry = new Entry(parentElement, data)))
  entry.update(component)
  return () => setTimeout(() => {
    if (entry.component !== component) return
    entries.delete(parentElement)
    entry.end()
  })
}
