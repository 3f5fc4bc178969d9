// The steps of the form: a list of buttons, a column where there is little width, a strip where there is much.
// Whoever else is at a step is shown there.
const MOST_AT_STEP = 2

class AtSteps {
  constructor(parentElement, channel, live) {
    this.nav = parentElement.querySelector("nav")
    this.channel = channel
    this.hueOf = live.hueOf
    channel.addEventListener("presence", this.#draw)
  }

  update(_component, data) {
    this.me = data.me
    this.#draw()
  }

  end() {
    this.channel.removeEventListener("presence", this.#draw)
  }

  #draw = () => {
    const everybody = peopleOf(this.channel.others, this.me)
    for (const button of this.nav.querySelectorAll("button")) {
      const there = everybody.filter(each => each.state.step === button.dataset.key)
      const shown = there.length > MOST_AT_STEP ? there.slice(0, MOST_AT_STEP - 1) : there
      const circles = shown.map(each => circle(each, this.hueOf))
      if (shown.length < there.length) circles.push(span("initials more", `+${there.length - shown.length}`))
      button.querySelector(".there").replaceChildren(...circles)
      button.querySelector(".names").textContent = there.map(each => each.name).join(", ")
    }
  }

}

const span = (className, text = "") => Object.assign(document.createElement("span"), { className, textContent: text })

const buttonOf = (step, current) => {
  const button = document.createElement("button")
  button.type = "button"
  button.dataset.key = step.key
  button.className = step.gaps ? "open" : "done"
  if (step.key === current) button.setAttribute("aria-current", "step")
  const there = span("there")
  there.setAttribute("aria-hidden", "true")
  const sign = span("sign", step.gaps || "✓")
  sign.setAttribute("aria-hidden", "true")
  button.append(sign, step.title, span("visually-hidden", ` ${step.spoken}`), there, span("visually-hidden names"))
  return button
}

const list = ({ steps, current }, choose) => {
  const made = document.createElement("ol")
  for (const step of steps) {
    const button = buttonOf(step, current)
    button.onclick = () => choose(step.key)
    const item = document.createElement("li")
    item.append(button)
    made.append(item)
  }
  return made
}

export default function (component) {
  const { data: [data], parentElement, setTriggerValue } = component
  const nav = parentElement.querySelector("nav")
  nav.setAttribute("aria-label", data.label)
  const focused = parentElement.activeElement?.dataset?.key
  const made = list(data, key => setTriggerValue("chosen", key))
  nav.replaceChildren(made)
  if (focused) made.querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true })
  const current = made.querySelector("[aria-current]")
  if (current && made.scrollWidth > made.clientWidth) made.scrollLeft = current.offsetLeft - 24
  return takePart(component, AtSteps)
}
