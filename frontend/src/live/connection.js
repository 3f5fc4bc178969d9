// A socket that comes back by itself.

const LONGEST_WAIT = 2500
const FIRST_WAIT = 200
const SILENCE = 15_000
const STEADY = 2000 // a connection that is closed sooner has not helped

/** Calls `opened()`, `heard(bytes)` and `closed(tries, code)`; `address()` is asked anew for each try. */
export class Connection {
  #socket = null
  #timer = null
  #watch = null
  #tries = 0
  #openedAt = Infinity
  #isEnded = false

  constructor(address, listeners) {
    this.address = address
    this.listeners = listeners
    this.#open()
    addEventListener("online", this.retryNow)
    addEventListener("offline", this.restart)
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN
  }

  /** True when the message is on its way. */
  send(message) {
    if (!this.isOpen) return false
    this.#socket.send(message)
    return true
  }

  /** Begin again unless an answer comes in time: a connection can be dead without saying so. */
  expectAnswer() {
    this.#watch ??= setTimeout(() => this.restart(), SILENCE)
  }

  answered() {
    clearTimeout(this.#watch)
    this.#watch = null
  }

  restart = () => {
    const socket = this.#socket
    this.#gone(socket)
    socket?.close()
  }

  /** At once, if there is no connection. */
  retryNow = () => {
    if (this.#socket || this.#isEnded) return
    clearTimeout(this.#timer)
    this.#open()
  }

  /** No more tries until `retryNow`. */
  pause() {
    clearTimeout(this.#timer)
    this.#timer = null
  }

  end() {
    this.#isEnded = true
    removeEventListener("online", this.retryNow)
    removeEventListener("offline", this.restart)
    clearTimeout(this.#timer)
    this.answered()
    this.#socket?.close()
  }

  #open() {
    this.#timer = null
    const socket = (this.#socket = new WebSocket(this.address()))
    socket.binaryType = "arraybuffer"
    socket.onopen = () => {
      if (socket !== this.#socket) return
      this.#openedAt = Date.now()
      this.listeners.opened()
    }
    socket.onmessage = (event) => {
      if (socket === this.#socket) this.listeners.heard(new Uint8Array(event.data))
    }
    socket.onclose = (event) => this.#gone(socket, event.code)
  }

  #gone(socket, code) {
    if (this.#isEnded || !socket || socket !== this.#socket) return
    this.answered()
    if (Date.now() - this.#openedAt > STEADY) this.#tries = 0
    this.#openedAt = Infinity
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#tries++) * (0.5 + Math.random() / 2)
    this.#socket = null
    this.#timer = setTimeout(() => this.#open(), wait)
    this.listeners.closed(this.#tries, code)
  }
}
