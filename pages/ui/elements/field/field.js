// Draws the field at once, so that nothing jumps, and fetches what keeps its typing: one copy for all fields of a page.
const AGAIN = 2_000 // after it could not be fetched; what has been typed meanwhile is found in the field
let script

const begun = async address => {
  for (;;) {
    try {
      return await import(address)
    } catch {
      await new Promise(over => setTimeout(over, AGAIN))
    }
  }
}

const fetched = address => (script ??= begun(new URL(address, document.baseURI).href))

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
  ready.then(({ attend }) => attend(component))
  return () => void ready.then(({ leave }) => leave(component))
}
