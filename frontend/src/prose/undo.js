// Undo and redo of what was typed here, whatever others have typed since.
import * as Y from "yjs"

import { indexOf, placeAt } from "./place.js"

const SELECTION = "selection"

/** `surface()` gives what shows the text now: it knows the selection, and is asked to restore it. */
export class Undo {
  #before = null

  constructor(text, origin, surface) {
    this.text = text
    this.surface = surface
    this.stack = new Y.UndoManager(text, { trackedOrigins: new Set([origin]), captureTimeout: 500 })
    this.stack.on("stack-item-added", this.#remember)
    this.stack.on("stack-item-popped", this.#restore)
  }

  /** Where the cursor stood before the change that is being made. To replace a selection is a step of its own. */
  note({ anchor, head }) {
    if (anchor !== head) this.stack.stopCapturing()
    this.#before = [anchor, head].map((index) => placeAt(this.text, Math.min(index, this.text.length)))
  }

  undo() {
    this.#step(() => this.stack.undo())
  }

  redo() {
    this.#step(() => this.stack.redo())
  }

  end() {
    this.stack.destroy()
  }

  #step(take) {
    const surface = this.surface()
    if (surface) this.note(surface.selection)
    take()
  }

  #remember = ({ stackItem }) => {
    if (this.#before && !stackItem.meta.has(SELECTION)) stackItem.meta.set(SELECTION, this.#before)
    this.#before = null
  }

  #restore = ({ stackItem }) => {
    const [anchor, head] = (stackItem.meta.get(SELECTION) ?? []).map((place) => indexOf(this.text, place))
    if (Number.isInteger(anchor) && Number.isInteger(head)) queueMicrotask(() => this.surface()?.select(anchor, head))
  }
}

/** Whether this key asks for undo or redo, and does it. */
export function onUndoKey(event, undo) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false
  const key = event.key.toLowerCase()
  if (key === "z" || event.code === "KeyZ") event.shiftKey ? undo.redo() : undo.undo()
  else if ((key === "y" || event.code === "KeyY") && event.ctrlKey && !event.shiftKey) undo.redo()
  else return false
  event.preventDefault()
  return true
}

/** Menus and phones ask for it by other means than keys. */
export function onUndoInput(event, undo) {
  if (event.inputType === "historyUndo") undo.undo()
  else if (event.inputType === "historyRedo") undo.redo()
  else return false
  event.preventDefault()
  return true
}
