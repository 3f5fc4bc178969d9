// Draws the field at once, so that nothing jumps, and fetches what keeps its typing: one copy for all fields of a page.
let script

const fetched = address => {
  script ??= import(new URL(address, document.baseURI).href)
  script.catch(() => (script = undefined))
  return script
}

const create = (box, data) => {
  const control = document.createElement(data.lines > 1 ? "textarea" : "input")
  control.id = "text"
  if (data.lines > 1) control.rows = data.lines
  control.setAttribute("aria-describedby", "state")
  control.autocomplete = "off"
  control.value = data.text
  return box.appendChild(control)
}

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".box")
  const control = box.firstElementChild ?? create(box, data)
  parentElement.querySelector("label").textContent = data.label
  control.placeholder = data.placeholder
  control.maxLength = data.most
  control.inputMode = data.keyboard
  control.lang = data.lang
  const component = { data, parentElement, setTriggerValue }
  const ready = fetched(data.script)
  ready.then(({ attend }) => attend(component)).catch(() => {})
  return () => { ready.then(({ leave }) => leave(component)).catch(() => {}) }
}
