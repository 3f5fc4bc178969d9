// The entry for fields to type in: called for every run of the page, made once for each place in it.
import { Field } from "./field/field.js"

const fields = new WeakMap()

export function attend(component) {
  const { parentElement, data } = component
  let field = fields.get(parentElement)
  const root = parentElement.querySelector(".typing")
  if (field && (field.place !== data.place || field.root !== root)) {
    field.end()
    field = null
  }
  if (!field) fields.set(parentElement, (field = new Field(root, data)))
  field.update(component)
}

/** Streamlit takes back each call, at times only after the next one: the last alone counts. */
export function leave(component) {
  setTimeout(() => {
    const field = fields.get(component.parentElement)
    if (field?.component !== component) return
    fields.delete(component.parentElement)
    field.end()
  })
}

export { strays } from "./field/strays.js"
