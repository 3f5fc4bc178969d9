// The deeds of each day under its date. Text is set as text, never as HTML.
const made = (tag, className, ...inside) => {
  const found = document.createElement(tag)
  if (className) found.className = className
  found.append(...inside)
  return found
}

const said = ({ text, kind }, data) => {
  if (!kind) return text
  if (kind === "muted") return made("span", "muted", text)
  return made(kind === "put" ? "ins" : "del", "", made("span", "visually-hidden", `${data[kind]} `), text)
}

const line = ({ id, time, who, where, what }, data, open) => {
  const words = what.flatMap(piece => [said(piece, data), " "])
  const button = made(
    "button", "", made("time", "", time), made("span", "who", who), made("span", "where", where), made("span", "what", ...words)
  )
  button.type = "button"
  button.dataset.id = id
  button.onclick = () => open(id)
  return made("li", "", button)
}

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const days = parentElement.querySelector(".days")
  const focused = parentElement.activeElement?.dataset?.id
  days.setAttribute("role", "group")
  days.setAttribute("aria-label", data.label)
  const open = id => setTriggerValue("opened", id)
  days.replaceChildren(...data.days.map(day =>
    made("section", "", made("h4", "", day.title), made("ol", "", ...day.lines.map(each => line(each, data, open))))
  ))
  if (focused) days.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true })
}
