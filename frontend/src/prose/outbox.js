// What was typed here and is not yet known to be in the database.
import * as Y from "yjs"

/**
 * One message is under way at a time; what is typed meanwhile waits and goes as one. So a refusal is
 * about one message, nothing overtakes anything, and a slow server is not flooded.
 */
export class Outbox {
  #underWay = []
  #waiting = []

  get isEmpty() {
    return this.#underWay.length === 0 && this.#waiting.length === 0
  }

  add(update) {
    this.#waiting.push(update)
  }

  /** The next message, or null while one is under way or there is none. */
  next() {
    return this.#underWay.length > 0 ? null : this.rest()
  }

  /** All that waits, whatever is under way: for a page that is being left. */
  rest() {
    if (this.#waiting.length === 0) return null
    const update = this.#waiting.length === 1 ? this.#waiting[0] : Y.mergeUpdates(this.#waiting)
    this.#waiting = []
    this.#underWay.push(update)
    return update
  }

  delivered() {
    this.#underWay.shift()
  }

  /** What was under way goes again, together with what was typed since. */
  refused() {
    this.#waiting.unshift(...this.#underWay)
    this.#underWay = []
  }

  /** For a new connection, which is sent all that the server lacks. */
  clear() {
    this.#underWay = []
    this.#waiting = []
  }
}
