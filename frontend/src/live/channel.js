// One socket for each postmortem on the page, shared by all elements that have to do with it.
import { Connection } from "./connection.js"
import * as frames from "./frames.js"
import { Others, Own } from "./presence.js"

const GRACE = 3000
const PATIENCE = 5000
const PASS_RAN_OUT = 4401
const RIGHTS_LOST = 4403
const channels = new Map()

/** The channel of this postmortem; it closes a little after the last who joined has left. */
export function join(data) {
  let channel = channels.get(data.postmortem)
  if (!channel) channels.set(data.postmortem, (channel = new Channel(data)))
  channel.hold(data)
  return channel
}

/**
 * Events: "open"; "closed" {tries}; "frame" (a Uint8Array: what concerns the prose); "presence"; "changed" {revision,
 * sections, prose, tab}; "stranded": a new pass is needed, from Python; "expelled" code: rights were lost.
 */
class Channel extends EventTarget {
  others = new Others()
  #connection
  #own = new Own((state) => this.send(frames.presence(state)))
  #holders = 0
  #closing = null
  #renewedAt = Date.now()
  #askedAt = 0

  constructor(data) {
    super()
    this.data = data
    this.#connection = new Connection(() => this.#address(), {
      opened: () => this.#opened(),
      heard: (message) => this.#heard(message),
      closed: (tries, code) => this.#closed(tries, code),
    })
  }

  get isOpen() {
    return this.#connection.isOpen
  }

  hold(data) {
    clearTimeout(this.#closing)
    this.#holders += 1
    this.renew(data)
  }

  leave() {
    this.#holders -= 1
    if (this.#holders > 0) return
    clearTimeout(this.#closing)
    this.#closing = setTimeout(() => this.#end(), GRACE)
  }

  /** A run of the page has brought data, perhaps with a new pass. */
  renew(data) {
    const isNew = data.token !== this.data.token
    this.data = { ...this.data, ...data }
    if (!isNew) return
    this.#renewedAt = Date.now()
    this.#connection.retryNow()
  }

  /** Add to what the others are told of this page. */
  be(part) {
    this.#own.merge(part)
  }

  /** True when the message is on its way. */
  send(message) {
    return this.#connection.send(message)
  }

  /** Begin a new connection unless the server says something in time. */
  expectAnswer() {
    this.#connection.expectAnswer()
  }

  answered() {
    this.#connection.answered()
  }

  #address() {
    const { postmortem, token, tab } = this.data
    const address = new URL(`live/${encodeURIComponent(postmortem)}`, document.baseURI)
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:"
    address.search = new URLSearchParams({ pass: token, tab: tab ?? "" })
    return address.href
  }

  #opened() {
    this.#own.begin()
    this.#tell("open")
  }

  #heard(message) {
    switch (frames.kindOf(message)) {
      case frames.SYNC:
      case frames.SAVED:
      case frames.NOT_SAVED:
        return this.#tell("frame", message)
      case frames.PRESENCE:
        this.others.hear(JSON.parse(frames.textOf(message)))
        return this.#tell("presence")
      case frames.CHANGED:
        return this.#tell("changed", JSON.parse(frames.textOf(message)))
      case frames.PASS:
        this.data = { ...this.data, token: frames.textOf(message) }
        this.#renewedAt = Date.now()
    }
  }

  #closed(tries, code) {
    if (this.others.size > 0) {
      this.others.clear()
      this.#tell("presence")
    }
    this.#tell("closed", { tries })
    if (code === RIGHTS_LOST) {
      this.#connection.pause()
      this.#tell("expelled", code)
    } else if (code === PASS_RAN_OUT || this.#passIsOld) this.#askForPass()
  }

  /** Each listener would have the page run: the first that does may stop the event. */
  #askForPass() {
    if (Date.now() - this.#askedAt < PATIENCE) return
    this.#askedAt = Date.now()
    this.#tell("stranded")
  }

  get #passIsOld() {
    return Date.now() - this.#renewedAt > this.data.pass_seconds * 1000
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }))
  }

  #end() {
    channels.delete(this.data.postmortem)
    this.#own.end()
    this.#connection.end()
  }
}
