// The row of buttons above a text: one stop for the Tab key, arrows inside it.
import * as format from "./format.js"

const MAC = /Mac|iP(hone|ad)/.test(navigator.platform)
/** Each with its drawing, and its key together with Ctrl or Command. */
const BUTTONS = [
  ["bold", "M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z", "b"],
  ["italic", "M9 4h6M5 16h6M12 4l-4 12", "i"],
  ["list", "M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01", "shift+8"],
  ["quote", "M4 5v10M8 6h9M8 10h9M8 14h6", "shift+9"],
  ["code", "M7 6l-4 4 4 4M13 6l4 4-4 4", "e"],
  ["link", "M8.5 11.5l3-3M9 6l1.5-1.5a3.2 3.2 0 0 1 4.6 4.6L13.5 10.7M11 14l-1.5 1.5a3.2 3.2 0 0 1-4.6-4.6L6.5 9.3", "k"],
  ["table", "M3 4h14v12H3zM3 8.5h14M3 12h14M10 8.5V16", ""],
  ["image", "M3 4h14v12H3zM3 13l4-4 4 4 2.5-2.5L17 14M13 7.5h.01", ""],
]
const PLAIN = "M4 5h12M4 5v2M16 5v2M10 5v10M8 15h4"

/** What a button or key does to a text with a selection; null when it is not an edit. */
export function edit(name, text, from, to, words) {
  switch (name) {
    case "bold":
      return format.wrapped(text, from, to, "**")
    case "italic":
      return format.wrapped(text, from, to, "_")
    case "list":
      return format.begun(text, from, to, "- ")
    case "quote":
      return format.begun(text, from, to, "> ")
    case "code":
      return format.code(text, from, to)
    case "link":
      return format.link(text, from, to)
    case "table":
      return format.table(text, from, to, words.column)
    default:
      return null
  }
}

/** The name of the button whose key this is. */
export function nameOfKey(event) {
  if (!(MAC ? event.metaKey : event.ctrlKey) || event.altKey) return null
  const key = event.shiftKey ? `shift+${event.code.replace("Digit", "")}` : event.key.toLowerCase()
  const code = event.shiftKey ? "" : event.code.replace("Key", "").toLowerCase()
  return BUTTONS.find(([, , own]) => own && (own === key || own === code))?.[0] ?? null
}

export class Toolbar {
  /** `press(name)` is called with a name of above, or "plain". */
  constructor(element, press) {
    this.element = element
    this.buttons = [...BUTTONS, ["plain", PLAIN, ""]].map(([name, drawing, key]) => made(name, drawing, key, press))
    this.buttons.forEach((button, at) => (button.tabIndex = at === 0 ? 0 : -1))
    element.role = "toolbar"
    element.append(...this.buttons)
    element.addEventListener("keydown", this.#move)
    element.addEventListener("focusin", ({ target }) => this.#stopAt(target))
  }

  /** Words in the reader's language, by the buttons' names. */
  show({ words, isPlain, isHidden }) {
    this.element.hidden = isHidden
    this.element.ariaLabel = words.formatting
    for (const button of this.buttons) {
      const { name, key } = button.dataset
      button.ariaLabel = words[name]
      button.dataset.hint = key ? `${words[name]} (${spelled(key)})` : words[name]
      if (name === "plain") button.ariaPressed = String(isPlain)
    }
  }

  #move = (event) => {
    const at = this.buttons.indexOf(event.target)
    const last = this.buttons.length - 1
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key]
    if (at === -1 || to === undefined) return
    event.preventDefault()
    this.buttons[(to + last + 1) % (last + 1)].focus()
  }

  #stopAt(button) {
    for (const other of this.buttons) other.tabIndex = other === button ? 0 : -1
  }
}

function made(name, drawing, key, press) {
  const button = document.createElement("button")
  button.type = "button"
  button.dataset.name = name
  button.dataset.key = key
  if (key) button.setAttribute("aria-keyshortcuts", `${MAC ? "Meta" : "Control"}+${key.replace("shift", "Shift")}`)
  button.innerHTML = `<svg viewBox="0 0 20 20" aria-hidden="true"><path d="${drawing}"/></svg>`
  button.addEventListener("mousedown", (event) => event.preventDefault()) // the text keeps its selection
  button.addEventListener("click", () => press(name))
  return button
}

function spelled(key) {
  const parts = key.split("+").map((part) => (part === "shift" ? (MAC ? "⇧" : "Shift") : part.toUpperCase()))
  return [MAC ? "⌘" : "Ctrl", ...parts].join(MAC ? "" : "+")
}
