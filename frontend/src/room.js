// One document, one socket and one store in the browser for each postmortem on the page.
import { IndexeddbPersistence } from "y-indexeddb"
import * as Y from "yjs"

import { Connection } from "./connection.js"
import * as frames from "./frames.js"
import { Outbox } from "./outbox.js"

const LARGEST_MESSAGE = 1_000_000
const RETRY = 1500
const GRACE = 3000
const PATIENCE = 3000
const TRIES_BEFORE_RENEWAL = 5
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
  #renewedAt = 0
  #patience = null

  constructor(data) {
    super()
    this.data = data
    this.#renewedAt = Date.now()
    this.doc = new Y.Doc()
    this.doc.on("update", (update, origin) => this.#changed(update, origin))
    this.store = new IndexeddbPersistence(`afterword/${data.postmortem}`, this.doc)
    this.#recall().catch(() => this.#giveUpStore())
    this.#patience = setTimeout(() => this.#giveUpStore(), PATIENCE)
    this.connection = new Connection(() => this.#address(), {
      opened: () => this.#opened(),
      heard: (message) => frames.hear(message, this.#listeners),
      closed: (tries) => this.#closed(tries),
    })
    addEventListener("pagehide", this.#leaving)
  }

  hold(data) {
    clearTimeout(this.#closing)
    this.#holders += 1
    this.renew(data)
  }

  renew(data) {
    const isNew = data.token !== this.data.token
    this.data = data
    if (!isNew) return
    this.#renewedAt = Date.now()
    this.connection.retryNow()
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

  async #recall() {
    await this.store.whenSynced
    this.#isRecalled = true
    if (this.#known) this.#offer()
    this.#tell()
    const wasSynced = await this.store.get(WAS_SYNCED)
    if (wasSynced) this.isReady = true
    this.#tell()
  }

  #address() {
    const address = new URL(`live/${encodeURIComponent(this.data.postmortem)}`, document.baseURI)
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:"
    address.searchParams.set("pass", this.data.token)
    return address.href
  }

  #opened() {
    this.connection.send(frames.sync(frames.STATE, Y.encodeStateVector(this.doc)))
    this.connection.expectAnswer()
  }

  #closed(tries) {
    this.#isLive = false
    this.#known = null
    this.#outbox.refused()
    if (this.reason === "storage") this.reason = null
    this.#isOffline = tries > 1 || !this.isReady || !this.#outbox.isEmpty
    if (this.#passIsOld || tries % TRIES_BEFORE_RENEWAL === 0) this.dispatchEvent(new Event("stranded"))
    this.#tell()
  }

  get #passIsOld() {
    return Date.now() - this.#renewedAt > this.data.pass_seconds * 1000
  }

  #compare(known) {
    this.#known = known
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

  /** A browser may forbid its store, or never answer; then only the server keeps what is typed. */
  #giveUpStore() {
    if (this.#isRecalled) return
    this.#isRecalled = true
    this.#tell()
  }

  #learn(update, isAnswer) {
    Y.applyUpdate(this.doc, update, this.connection)
    if (!isAnswer) return
    this.connection.answered()
    this.#isLive = this.#hasMet = this.isReady = true
    this.#isOffline = false
    this.store.set(WAS_SYNCED, 1).catch(() => {})
    this.#send()
    this.#tell()
  }

  #changed(update, origin) {
    if (origin === this.connection || origin === this.store) return
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
    this.connection.send(frames.sync(frames.UPDATE, update))
    this.connection.expectAnswer()
  }

  #sendSoon() {
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.#send(), RETRY)
  }

  #saved() {
    this.connection.answered()
    this.#outbox.delivered()
    if (this.#hasTyped) this.savedAt = new Date()
    this.reason = null
    this.#send()
    this.#tell()
  }

  #notSaved(reason) {
    this.connection.answered()
    this.#outbox.refused()
    this.reason = reason
    if (reason === "storage") this.#sendSoon()
    this.#tell()
  }

  #tell() {
    this.dispatchEvent(new Event("change"))
  }

  #close() {
    if (!this.#outbox.isEmpty && this.#isLive && !this.reason) return this.#closeLater()
    rooms.delete(this.data.postmortem)
    clearTimeout(this.#retry)
    clearTimeout(this.#patience)
    removeEventListener("pagehide", this.#leaving)
    this.connection.end()
    this.store.destroy()
    this.doc.destroy()
  }

  #closeLater() {
    this.#closing = setTimeout(() => this.#close(), GRACE)
  }
}
