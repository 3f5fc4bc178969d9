// One field of prose: its surface, and all that stands around it.
import { choosePlain, isPlain, onChoice } from "./choice.js"
import { Counter } from "./counter.js"
import { indexOf, placeAt } from "./place.js"
import { Plain } from "./plain.js"
import { Rich } from "./rich.js"
import { enter } from "./room.js"
import { Status } from "./status.js"
import { Toolbar, edit, nameOfKey } from "./toolbar.js"
import { inTurn } from "./turns.js"
import { Undo } from "./undo.js"
import { Uploads, pick } from "./uploads.js"

const PAUSE = 800

export class Editor {
  surface = null
  origin = {} // of what is typed here
  #settling = null
  #drawing = null
  #hasTyped = false
  #isPlanned = false
  #isOver = false

  /** `parent` holds the elements that pages/ui/live_text declares. */
  constructor(parent, data) {
    const find = (selector) => parent.querySelector(selector)
    this.data = data
    this.parts = { remarks: find(".remarks"), who: find(".who"), label: find("#label") }
    this.box = find(".box")
    this.area = find("textarea")
    this.room = enter(data)
    this.text = this.room.doc.getText(data.key)
    this.undo = new Undo(this.text, this.origin, () => this.surface)
    this.status = new Status(find("[data-part=status]"))
    this.counter = new Counter(find(".count"), this.text)
    this.toolbar = new Toolbar(find(".tools"), (name) => this.#press(name))
    this.uploads = new Uploads(find(".uploads"), this.text, {
      data: () => this.room.channel.data,
      words: () => this.data.words,
      insert: (index, insert) => this.surface?.apply({ from: index, to: index, insert }),
    })
    this.room.addEventListener("change", this.#report)
    this.room.doc.on("afterTransaction", this.#note)
    for (const [event, hear] of Object.entries(this.#events)) this.room.channel.addEventListener(event, hear)
    this.parts.label.onclick = () => this.surface?.focus()
    this.unchoose = onChoice(() => this.#choose())
  }

  update(component) {
    this.component = component
    this.data = component.data
    this.room.renew(component.data)
    this.surface?.update()
    this.counter.show(this.data.counter, this.data.words.language)
    this.#showToolbar()
    this.#report()
  }

  end() {
    this.#isOver = true
    this.surface?.end()
    this.surface = null
    this.box.append(this.area) // Streamlit may call again for the same elements: they are as they were
    clearTimeout(this.#settling)
    cancelAnimationFrame(this.#drawing)
    this.status.end()
    this.counter.end()
    this.undo.end()
    this.unchoose()
    this.room.removeEventListener("change", this.#report)
    this.room.doc.off("afterTransaction", this.#note)
    for (const [event, hear] of Object.entries(this.#events)) this.room.channel.removeEventListener(event, hear)
    this.room.release()
  }

  /** Surfaces call it when cursor or focus have moved. */
  selected() {
    queueMicrotask(() => this.#tellPlace())
  }

  /** An input method has ended: what was held back can be shown. */
  composed() {
    this.surface?.showMarks()
    this.#showOthers()
  }

  /** A shortcut; true when it was one. */
  onKey(event) {
    const name = this.data.may_write ? nameOfKey(event) : null
    if (name) event.preventDefault()
    if (name) this.#press(name)
    return name !== null
  }

  /** True when there were pictures to take. */
  takePictures(pictures, index, event) {
    if (!pictures.length || !this.data.may_write) return false
    event.preventDefault()
    this.uploads.add(pictures, index)
    return true
  }

  /** Remarks as a list under the field: [{words, reason}]. */
  list(remarks) {
    this.parts.remarks.replaceChildren(
      ...remarks.map(({ words, reason }) => {
        const item = document.createElement("li")
        const quoted = document.createElement("q")
        quoted.textContent = words
        item.append(quoted, " ", reason)
        return item
      }),
    )
  }

  #events = {
    stranded: (event) => this.#renew(event),
    expelled: (event) => this.#renew(event),
    presence: () => this.#showOthers(),
  }

  #report = () => {
    if (this.room.isReady && !this.#isPlanned) {
      this.#isPlanned = true
      inTurn(this.box, () => this.#isOver || this.#mount())
    }
    this.status.show(this.room, this.data)
  }

  #mount() {
    if (!isPlain()) this.area.remove()
    this.surface = isPlain() ? new Plain(this) : new Rich(this)
    this.surface.showMarks()
    this.#showOthers()
  }

  #choose() {
    if (!this.surface) return
    const { selection, hasFocus } = this.surface
    this.surface.end()
    this.#mount()
    this.surface.select(selection.anchor, selection.head)
    if (hasFocus) this.surface.focus()
    this.#showToolbar()
  }

  #showToolbar() {
    this.toolbar.show({ words: this.data.words.tools, isPlain: isPlain(), isHidden: !this.data.may_write })
  }

  #press(name) {
    if (!this.surface) return
    if (name === "plain") return choosePlain(!isPlain())
    const { anchor, head } = this.surface.selection
    if (name === "image") return pick((files) => this.uploads.add(files, head))
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
    this.surface.apply(edit(name, this.text.toString(), from, to, this.data.words.tools))
    this.surface.focus()
  }

  /** Tell the others where one is. */
  #tellPlace() {
    if (!this.surface) return
    const { channel } = this.room
    if (!this.surface.hasFocus) {
      if (this.isHere) channel.be({ section: null, field: null, anchor: null, head: null })
      this.isHere = false
      return
    }
    this.isHere = true
    const { anchor, head } = this.surface.selection
    const [from, to] = [anchor, head].map((index) => placeAt(this.text, Math.min(index, this.text.length)))
    channel.be({ section: this.data.key, field: null, anchor: from, head: to })
  }

  #showOthers() {
    this.#drawing ??= requestAnimationFrame(() => {
      this.#drawing = null
      if (!this.surface) return
      const here = [...this.room.channel.others.values()].filter(({ state }) => state?.section === this.data.key)
      this.surface.showOthers(here.map((other) => this.#placed(other)).filter(Boolean))
      this.#name([...new Set(here.map(({ name }) => name))].sort())
    })
  }

  #placed({ person, name, state }) {
    const [anchor, head] = [state.anchor, state.head].map((place) => indexOf(this.text, place))
    return anchor === null || head === null ? null : { person, name, anchor, head, place: state.head }
  }

  #name(names) {
    const { writes, write, language } = this.data.words
    const list = new Intl.ListFormat(language).format(names)
    this.parts.who.textContent = names.length ? (names.length > 1 ? write : writes).replace("{name}", list) : ""
  }

  /** Remember that this text was typed in, and wait for the next pause anew, wherever on the page somebody types. */
  #note = (transaction) => {
    if (transaction.changed.has(this.text)) this.#showOthers()
    if (!transaction.local) return
    this.#hasTyped ||= transaction.changed.has(this.text)
    if (this.#hasTyped) this.#settleSoon()
  }

  #settleSoon() {
    clearTimeout(this.#settling)
    this.#settling = setTimeout(() => this.#settle(), PAUSE)
  }

  /** Python may look at the text now: it is stored, and nobody is typing. */
  #settle() {
    if (this.room.state !== "saved") return this.#settleSoon()
    this.#hasTyped = false
    this.component.setTriggerValue("settled", Date.now())
  }

  /** The first on the page to hear it has the page run; once is enough for all. */
  #renew(event) {
    event.stopImmediatePropagation()
    this.component.setTriggerValue("renewed", Date.now())
  }
}
