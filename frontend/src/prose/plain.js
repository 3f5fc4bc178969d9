// The plain text field: a <textarea>, for whoever is served better by one.
import { anchored } from "./marks.js"
import { bind } from "./textarea.js"
import { onUndoInput, onUndoKey } from "./undo.js"
import { picturesOf } from "./uploads.js"

const MOVES = ["select", "keyup", "pointerup", "input", "focus", "blur"]

/** A surface as `Rich` is one. */
export class Plain {
  constructor(editor) {
    this.editor = editor
    this.area = editor.area
    editor.box.append(this.area)
    this.area.ariaBusy = null
    this.unbind = bind(this.area, editor.text, editor.origin, () => editor.undo.note(this.selection))
    this.listening = new AbortController()
    const listen = (type, hear) => this.area.addEventListener(type, hear, { signal: this.listening.signal })
    listen("keydown", (event) => onUndoKey(event, editor.undo) || editor.onKey(event) || leave(event))
    listen("beforeinput", (event) => onUndoInput(event, editor.undo))
    listen("paste", (event) => this.#take(event.clipboardData, event))
    listen("drop", (event) => this.#take(event.dataTransfer, event))
    for (const type of MOVES) listen(type, () => editor.selected())
    editor.text.observe(this.#grow)
    addEventListener("resize", this.#grow)
    this.update()
  }

  get selection() {
    const { selectionStart, selectionEnd, selectionDirection } = this.area
    const isBackward = selectionDirection === "backward"
    return isBackward ? { anchor: selectionEnd, head: selectionStart } : { anchor: selectionStart, head: selectionEnd }
  }

  get hasFocus() {
    return this.area.getRootNode().activeElement === this.area
  }

  focus() {
    this.area.focus()
  }

  select(anchor, head) {
    const direction = head < anchor ? "backward" : "forward"
    this.area.setSelectionRange(Math.min(anchor, head), Math.max(anchor, head), direction)
  }

  apply({ from, to, insert, anchor, head }) {
    this.area.setRangeText(insert, from, to, "preserve")
    if (anchor !== undefined) this.select(anchor, head)
    this.area.dispatchEvent(new InputEvent("input"))
  }

  update() {
    const { may_write: mayWrite, lang } = this.editor.data
    this.area.readOnly = !mayWrite
    if (lang) this.area.lang = lang
    this.showMarks()
    this.#grow()
  }

  /** Nothing can be underlined here, so that the remarks stand under the editor. */
  showMarks() {
    const { marks, text } = this.editor.data
    const now = this.editor.text.toString()
    this.editor.list(anchored(marks, text, now).map(({ from, to, reason }) => ({ words: now.slice(from, to), reason })))
  }

  showOthers() {}

  end() {
    this.unbind()
    this.listening.abort()
    this.editor.text.unobserve(this.#grow)
    removeEventListener("resize", this.#grow)
    this.editor.list([])
    this.area.remove()
  }

  #take(transfer, event) {
    this.editor.takePictures(picturesOf(transfer), this.selection.head, event)
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

function leave(event) {
  if (event.key === "Escape") event.target.blur()
}
