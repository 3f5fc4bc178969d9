// An element that takes part in the room of its postmortem: made once, told of each run of the page, ended when it is
// gone. Streamlit takes back each call, at times only after the next one: the last alone counts.
const AGAIN = 2000 // after the script could not be fetched
const parts = new WeakMap()

class Taking {
  constructor(parentElement, data, Part) {
    this.parentElement = parentElement
    this.postmortem = data.postmortem
    this.part = null
    this.isOver = false
    this.#begin(data.live, Part)
  }

  #begin(script, Part) {
    import(new URL(script, document.baseURI).href).then(live => {
      if (this.isOver) return
      this.channel = live.join(this.data)
      this.part = new Part(this.parentElement, this.channel, live)
      this.part.update(this.component, this.data)
    }, () => this.isOver || setTimeout(() => this.#begin(script, Part), AGAIN))
  }

  update(component) {
    this.component = component
    this.data = component.data[0]
    if (!this.part) return
    this.channel.renew(this.data)
    this.part.update(component, this.data)
  }

  endUnlessRenewed(component) {
    if (this.component === component && parts.get(this.parentElement) === this) this.end()
  }

  end() {
    this.isOver = true
    parts.delete(this.parentElement)
    this.part?.end()
    this.channel?.leave()
  }
}

/** Have a `Part` made with (parentElement, channel, live); its `update(component, data)` is called for each run. */
const takePart = (component, Part) => {
  const { data: [data], parentElement } = component
  let taking = parts.get(parentElement)
  if (taking && taking.postmortem !== data.postmortem) {
    taking.end()
    taking = undefined
  }
  if (!taking) parts.set(parentElement, (taking = new Taking(parentElement, data, Part)))
  taking.update(component)
  return () => setTimeout(() => taking.endUnlessRenewed(component))
}
