// The element as Streamlit mounts it: called for every run of the page, made once.
import { Editor } from "./prose/editor.js"

const editors = new WeakMap()

export default function liveText(component) {
  const { parentElement, data } = component
  let editor = editors.get(parentElement)
  if (editor && placeOf(editor.data) !== placeOf(data)) end(parentElement, editor)
  editor = editors.get(parentElement)
  if (!editor) editors.set(parentElement, (editor = new Editor(parentElement, data)))
  editor.update(component)
  return () => setTimeout(() => endUnlessRenewed(editor, component))
}

function placeOf(data) {
  return `${data.postmortem}/${data.key}`
}

/** Streamlit takes back each call, at times only after the next one: the last alone counts. */
function endUnlessRenewed(editor, component) {
  const { parentElement } = component
  if (editor.component === component && editors.get(parentElement) === editor) end(parentElement, editor)
}

function end(parentElement, editor) {
  editors.delete(parentElement)
  editor.end()
}
