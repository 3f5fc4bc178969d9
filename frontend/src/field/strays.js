// Sends what an earlier page has left behind for fields that this page does not show.
import * as drafts from "./drafts.js"
import { mounted } from "./field.js"

const LOOK = 15_000
const AT_ONCE = 20
const couriers = new WeakMap()

/** Called for every run: `data.answers` names the messages that are stored, by place. */
export function strays(component) {
  const { parentElement, data } = component
  let courier = couriers.get(parentElement)
  if (!courier) couriers.set(parentElement, (courier = new Courier()))
  courier.update(component, data)
}

class Courier {
  #sent = new Map()

  constructor() {
    this.timer = setInterval(() => this.#look(), LOOK)
    setTimeout(() => this.#look(), 500)
  }

  update(component, data) {
    this.component = component
    for (const place of data.dropped) this.#drop(place)
    for (const [place, key] of Object.entries(data.answers)) {
      if (this.#sent.get(place) === key) this.#drop(place)
    }
  }

  #drop(place) {
    this.#sent.delete(place)
    if (!mounted.has(place)) drafts.drop(place)
  }

  async #look() {
    if (!this.component.parentElement.isConnected) return clearInterval(this.timer)
    const { prefix, tab } = this.component.data
    const found = (await drafts.orphans()).filter(({ place, draft }) => {
      return place.startsWith(prefix) && draft.where && !mounted.has(place) && !this.#sent.has(place)
    })
    const letters = []
    for (const { place } of found.slice(0, AT_ONCE)) {
      if (mounted.has(place) || this.#sent.has(place)) continue
      const draft = await drafts.take(place)
      if (!draft) continue
      letters.push(this.#letter(place, draft, `${tab}.${drafts.fresh()}`))
    }
    if (letters.length) this.component.setTriggerValue("found", letters)
  }

  /** The text, behind the message that was under way when it was typed: that may have been stored, or not. */
  #letter(place, { text, base, sent, where }, key) {
    const before = sent && sent.text !== text ? sent : null
    const letter = { place, text, base, where, before, key: sent && !before ? sent.key : key }
    this.#sent.set(place, letter.key)
    return letter
  }
}
