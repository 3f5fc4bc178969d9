// One document, one channel and one store in the browser for each postmortem whose prose is on the page.
import * as Y from "yjs"

import { join } from "../live/channel.js"
import * as frames from "./frames.js"
import { Outbox } from "./outbox.js"
import { BrowserStore } from "./store.js"

const LARGEST_MESSAGE = 1_000_000
const RETRY = 1500
const GRACE = 3000
const PATIENCE = 3000
const WAS_SYNCED = "synced"
const rooms = new Map()

/** The room of these data, shared by all editors; it closes a little after the last has let go. */
export function enter(data) {
  let room = rooms.get(data.postmortem)
  if (!room) rooms.set(data.postmortem, (room = new Room(data)))
  room.hold(data)
  return room
}

class Room extends EventTarget {
  /** Whether typing would meet the text that is there, and not an empty field. */
  isReady = false
  /** "loading", "saved", "saving", "offline" or "not_saved" (then `reason` says why). */
  get state() {
    if (this.reason) return "not_saved"
    if (this.#isOffline) return "offline"
    if (!this.#hasMet || !this.#isRecalled) return "loading"
    return this.#outbox.isEmpty ? "saved" : "saving"
  }
  reason = null
  savedAt = null
  #hasMet = false // this page has compared its text with the server's
  #isLive = false // so has the present connection
  #known = null // how much the server knew when the present connection began
  #isRecalled = false // what this browser kept is in the document, or it keeps nothing
  #isOffline = false
  #hasTyped = false // each page says at first what it knows, and that is no news
  #outbox = new Outbox()
  #holders = 0
  #closing = null
  #retry = null
  #store

  constructor(data) {
    super()
    this.data = data
    this.doc = new Y.Doc()
    this.doc.on("update", (update, origin) => this.#changed(update, origin))
    this.channel = join(data)
    this.#store = new BrowserStore(`afterword/${data.postmortem}`, this.doc, {
      patience: PATIENCE,
      onLate: () => this.#recalled(),
      onLost: () => this.#tell(),
    })
    this.#store.recalled.then(() => this.#recalled())
    for (const [event, hear] of Object.entries(this.#events)) this.channel.addEventListener(event, hear)
    addEventListener("pagehide", this.#leaving)
    if (this.channel.isOpen) this.#opened()
  }

  /** Whether what is typed while the server is away will be found in this browser again. */
  get isKept() {
    return this.#store.keeps
  }

  hold(data) {
    clearTimeout(this.#closing)
    this.#holders += 1
    this.renew(data)
  }

  renew(data) {
    this.data = data
    this.channel.renew(data)
  }

  release() {
    this.#holders -= 1
    if (this.#holders > 0) return
    clearTimeout(this.#closing)
    this.#closeLater()
  }

  #listeners = {
    state: (known) => this.#compare(known),
    update: (update, isAnswer) => this.#learn(update, isAnswer),
    saved: () => this.#saved(),
    notSaved: (reason) => this.#notSaved(reason),
  }

  #events = {
    open: () => this.#opened(),
    closed: (event) => this.#closed(event.detail.tries),
    frame: (event) => frames.hear(event.detail, this.#listeners),
  }

  /** The browser's store has answered, or is not waited for any longer: then only the server keeps what is typed. */
  async #recalled() {
    this.#isRecalled = true
    if (this.#known) this.#offer()
    this.#tell()
    if (await this.#store.isMarked(WAS_SYNCED)) this.isReady = true
    this.#tell()
  }

  #opened() {
    this.channel.send(frames.sync(frames.STATE, Y.encodeStateVector(this.doc)))
    this.channel.expectAnswer()
  }

  #closed(tries) {
    this.#isLive = false
    this.#known = null
    this.#outbox.refused()
    if (this.reason === "storage") this.reason = null
    this.#isOffline = tries > 1 || !this.isReady || !this.#outbox.isEmpty
    this.#tell()
  }

  #compare(known) {
    this.#known = known
    if (!this.data.may_write && !this.#outbox.isEmpty) this.reason = "read_only"
    this.#outbox.clear()
    this.#offer()
  }

  /**
   * Send what the server lacks: when it has said what it knows, and when the browser's store answers after that.
   * A state names no deletions, so that this is never left out.
   */
  #offer() {
    if (!this.data.may_write || this.doc.store.clients.size === 0) return
    this.#outbox.add(Y.encodeStateAsUpdate(this.doc, this.#known))
    this.#send()
  }

  #learn(update, isAnswer) {
    Y.applyUpdate(this.doc, update, this.channel)
    if (!isAnswer) return
    this.channel.answered()
    this.#isLive = this.#hasMet = this.isReady = true
    this.#isOffline = false
    this.#store.mark(WAS_SYNCED)
    this.#send()
    this.#tell()
  }

  #changed(update, origin) {
    if (origin === this.channel || origin === this.#store) return
    this.#hasTyped = true
    this.#outbox.add(update)
    if (this.reason === null) this.#send()
    else this.#sendSoon()
    this.#tell()
  }

  #send() {
    if (this.#isLive) this.#post(this.#outbox.next())
  }

  #leaving = () => {
    if (this.#isLive) this.#post(this.#outbox.rest())
  }

  #post(update) {
    if (!update) return
    if (update.length > LARGEST_MESSAGE) return this.#notSaved("too_long")
    this.channel.send(frames.sync(frames.UPDATE, update))
    this.channel.expectAnswer()
  }

  #sendSoon() {
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.#send(), RETRY)
  }

  #saved() {
    this.channel.answered()
    this.#outbox.delivered()
    if (this.#hasTyped) this.savedAt = new Date()
    this.reason = null
    this.#send()
    this.#tell()
  }

  #notSaved(reason) {
    this.channel.answered()
    this.#outbox.refused()
    this.reason = reason
    if (reason === "storage") this.#sendSoon()
    this.#tell()
  }

  #tell() {
    this.dispatchEvent(new Event("change"))
  }

  #close() {
    if (!this.#outbox.isEmpty && (this.#isLive ? !this.reason : !this.isKept)) return this.#closeLater()
    rooms.delete(this.data.postmortem)
    clearTimeout(this.#retry)
    removeEventListener("pagehide", this.#leaving)
    for (const [event, hear] of Object.entries(this.#events)) this.channel.removeEventListener(event, hear)
    this.channel.leave()
    this.doc.destroy()
  }

  #closeLater() {
    this.#closing = setTimeout(() => this.#close(), GRACE)
  }
}
