// A few lines of text that are sent while they are typed. A value from the server replaces the text only when
// nothing typed is on its way, and what is sent names the value that it began from.
const PAUSE = 300
const live = new WeakMap()

const grow = area => {
  area.style.height = "auto"
  area.style.height = `${area.scrollHeight + 2}px`
}

const create = parentElement => {
  const area = parentElement.querySelector("textarea")
  const self = { area, base: null, sent: null, timer: null, component: null }
  self.send = () => {
    clearTimeout(self.timer)
    self.timer = null
    if (area.value === self.sent) return
    self.sent = area.value
    self.component.setTriggerValue("typed", { text: area.value, base: self.base })
  }
  area.oninput = () => {
    grow(area)
    clearTimeout(self.timer)
    self.timer = setTimeout(self.send, PAUSE)
  }
  area.onblur = self.send
  live.set(parentElement, self)
  return self
}

export default function (component) {
  const { data: [data], parentElement } = component
  const self = live.get(parentElement) ?? create(parentElement)
  const { area } = self
  self.component = component
  const label = parentElement.querySelector("label")
  label.textContent = data.label
  area.placeholder = data.hint
  area.maxLength = data.most
  const idle = self.timer === null && (self.sent === null || self.sent === area.value)
  if (idle && data.base !== self.base) {
    if (area.value !== data.text) area.value = data.text
    self.base = data.base
    self.sent = data.text
    grow(area)
  } else if (data.text === self.sent) {
    self.base = data.base
  }
  return () => { self.send(); live.delete(parentElement) }
}
