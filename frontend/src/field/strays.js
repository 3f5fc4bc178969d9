// Sends what an earlier page, or an earlier step of this one, has left behind for fields that are not shown now.
import * as drafts from "./drafts.js"
import { mounted } from "./field.js"

const LOOK = 15_000
const AT_ONCE = 20
const UNANSWERED = 60_000
const couriers = new WeakMap()

/** Called for every run: `data.answers` names the messages that are stored, by place. */
export function strays(component) {
  const { parentElement, data } = component
  let courier = couriers.get(parentElement)
  if (!courier) couriers.set(parentElement, (courier = new Courier()))
  courier.update(component, data)
}

class Courier {
  #sent = new Map() // { key, at } by place
  #dropped = new Set()

  constructor() {
    this.timer = setInterval(() => this.#look(), LOOK)
    setTimeout(() => this.#look(), 500)
  }

  update(component, data) {
    this.component = component
    for (const place of data.dropped) {
      if (!this.#dropped.has(place)) this.#drop(place)
      this.#dropped.add(place)
    }
    for (const [place, key] of Object.entries(data.answers)) {
      if (this.#sent.get(place)?.key === key) this.#drop(place)
    }
  }

  #drop(place) {
    this.#sent.delete(place)
    if (!mounted.has(place)) drafts.drop(place)
  }

  #isFree(place) {
    return !mounted.has(place) && Date.now() - (this.#sent.get(place)?.at ?? 0) > UNANSWERED
  }

  async #look() {
    if (!this.component.parentElement.isConnected) return clearInterval(this.timer)
    const { prefix, tab } = this.component.data
    const found = [...drafts.own(), ...(await drafts.orphans())].filter(({ place, draft }) => {
      return place.startsWith(prefix) && draft.where && this.#isFree(place)
    })
    const letters = []
    for (const { place } of found.slice(0, AT_ONCE)) {
      if (!this.#isFree(place)) continue
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
    this.#sent.set(place, { key: letter.key, at: Date.now() })
    return letter
  }
}
