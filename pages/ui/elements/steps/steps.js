// The steps of the form: a list of buttons, a column where there is little width, a strip where there is much.
export default function ({ data: [data], parentElement, setTriggerValue }) {
  const nav = parentElement.querySelector("nav")
  nav.setAttribute("aria-label", data.label)
  const focused = parentElement.activeElement?.dataset?.key
  const list = document.createElement("ol")
  for (const step of data.steps) {
    const button = document.createElement("button")
    button.type = "button"
    button.dataset.key = step.key
    button.className = step.gaps ? "open" : "done"
    if (step.key === data.current) button.setAttribute("aria-current", "step")
    button.onclick = () => setTriggerValue("chosen", step.key)
    const sign = document.createElement("span")
    sign.className = "sign"
    sign.setAttribute("aria-hidden", "true")
    sign.textContent = step.gaps || "✓"
    const spoken = document.createElement("span")
    spoken.className = "visually-hidden"
    spoken.textContent = step.spoken
    button.append(sign, step.title, spoken)
    const item = document.createElement("li")
    item.append(button)
    list.append(item)
  }
  nav.replaceChildren(list)
  if (focused) list.querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true })
  const current = list.querySelector("[aria-current]")
  if (current && list.scrollWidth > list.clientWidth) list.scrollLeft = current.offsetLeft - 24
}
