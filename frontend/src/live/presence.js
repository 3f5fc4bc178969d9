// Who is in a room: what the others say of themselves, and what this page says, not too often.

const PAUSE = 100
const HUES = 8

/** A steady colour for a person: one of eight, by number. */
export function hueOf(person) {
  let hash = 0
  for (const sign of String(person)) hash = (hash * 31 + sign.codePointAt(0)) >>> 0
  return hash % HUES
}

/** The others of a room by their member's name: {person, name, state}. */
export class Others extends Map {
  /** Take in what the server says of one member; a state of null: gone. */
  hear({ member, person, name, state }) {
    if (state === null) this.delete(member)
    else this.set(member, { person, name, state })
  }
}

/** What this page says of itself, in pieces by several elements; `send(state)` is called at most every 100 ms. */
export class Own {
  #state = {}
  #sent = ""
  #timer = null

  constructor(send) {
    this.send = send
  }

  merge(part) {
    this.#state = { ...this.#state, ...part }
    this.#timer ??= setTimeout(() => this.#tell(), PAUSE)
  }

  /** A new connection knows nothing yet. */
  begin() {
    this.#sent = ""
    this.#timer ??= setTimeout(() => this.#tell())
  }

  end() {
    clearTimeout(this.#timer)
    this.#timer = null
  }

  #tell() {
    this.#timer = null
    const state = JSON.stringify(this.#state)
    if (state === "{}" || state === this.#sent) return
    if (this.send(this.#state)) this.#sent = state
  }
}
