// The element as Streamlit mounts it: called for every run of the page, made once.
import { enter } from "./prose/room.js"
import { Status } from "./prose/status.js"
import { bind } from "./prose/textarea.js"

const PAUSE = 800
const editors = new WeakMap()

export default function liveText(component) {
  const { parentElement, data } = component
  let editor = editors.get(parentElement)
  if (editor && editor.place !== placeOf(data)) editor.end()
  editor = editors.get(parentElement)
  if (!editor) editors.set(parentElement, (editor = new Editor(parentElement, data)))
  editor.update(component)
  return () => setTimeout(() => editor.endUnlessRenewed(component))
}

function placeOf(data) {
  return `${data.postmortem}/${data.key}`
}

class Editor {
  #settling = null
  #hasTyped = false

  constructor(parent, data) {
    this.parent = parent
    this.place = placeOf(data)
    this.area = parent.querySelector("textarea")
    this.status = new Status(parent.querySelector("[role=status]"))
    this.room = enter(data)
    this.text = this.room.doc.getText(data.key)
    this.unbind = null
    this.room.addEventListener("change", this.#report)
    this.room.channel.addEventListener("stranded", this.#renew)
    this.room.channel.addEventListener("expelled", this.#renew)
    this.room.doc.on("afterTransaction", this.#note)
    this.text.observe(this.#grow)
    addEventListener("resize", this.#grow)
  }

  update(component) {
    this.component = component
    this.data = component.data
    this.room.renew(component.data)
    this.#report()
    this.#grow()
  }

  /** Streamlit takes back each call, at times only after the next one: the last alone counts. */
  endUnlessRenewed(component) {
    if (this.component === component && editors.get(this.parent) === this) this.end()
  }

  end() {
    editors.delete(this.parent)
    this.unbind?.()
    clearTimeout(this.#settling)
    this.status.end()
    this.room.removeEventListener("change", this.#report)
    this.room.channel.removeEventListener("stranded", this.#renew)
    this.room.channel.removeEventListener("expelled", this.#renew)
    this.room.doc.off("afterTransaction", this.#note)
    this.text.unobserve(this.#grow)
    removeEventListener("resize", this.#grow)
    this.room.release()
  }

  #report = () => {
    if (this.room.isReady && !this.unbind) {
      this.unbind = bind(this.area, this.text)
      this.area.ariaBusy = null
      this.#grow()
    }
    this.area.readOnly = !this.room.isReady || !this.data.may_write
    this.status.show(this.room, this.data)
  }

  /** Remember that this text was typed in, and wait for the next pause anew, wherever on the page somebody types. */
  #note = (transaction) => {
    if (!transaction.origin?.area) return
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
  #renew = (event) => {
    event.stopImmediatePropagation()
    this.component.setTriggerValue("renewed", Date.now())
  }

  #grow = () => {
    const { area } = this
    const page = document.scrollingElement
    const top = page?.scrollTop
    area.style.height = "auto"
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`
    if (page) page.scrollTop = top
  }
}
