// A socket that comes back by itself.

const LONGEST_WAIT = 2500
const FIRST_WAIT = 200
const SILENCE = 15_000

/** Calls `opened()`, `heard(bytes)` and `closed(wasOpen)`; `address()` is asked anew for each try. */
export class Connection {
  #socket = null
  #timer = null
  #watch = null
  #tries = 0
  #isEnded = false

  constructor(address, listeners) {
    this.address = address
    this.listeners = listeners
    this.#open()
    addEventListener("online", this.retryNow)
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN
  }

  send(message) {
    if (this.isOpen) this.#socket.send(message)
  }

  /** Begin again unless an answer comes in time: a connection can be dead without saying so. */
  expectAnswer() {
    this.#watch ??= setTimeout(() => this.restart(), SILENCE)
  }

  answered() {
    clearTimeout(this.#watch)
    this.#watch = null
  }

  restart() {
    const socket = this.#socket
    this.#gone(socket)
    socket?.close()
  }

  retryNow = () => {
    if (this.#timer === null) return
    clearTimeout(this.#timer)
    this.#open()
  }

  end() {
    this.#isEnded = true
    removeEventListener("online", this.retryNow)
    clearTimeout(this.#timer)
    this.answered()
    this.#socket?.close()
  }

  #open() {
    this.#timer = null
    const socket = (this.#socket = new WebSocket(this.address()))
    socket.binaryType = "arraybuffer"
    socket.onopen = () => {
      this.#tries = 0
      this.listeners.opened()
    }
    socket.onmessage = (event) => this.listeners.heard(new Uint8Array(event.data))
    socket.onclose = () => this.#gone(socket)
  }

  #gone(socket) {
    if (this.#isEnded || socket !== this.#socket || this.#timer !== null) return
    this.answered()
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#tries++) * (0.5 + Math.random() / 2)
    this.#socket = null
    this.#timer = setTimeout(() => this.#open(), wait)
    this.listeners.closed(this.#tries)
  }
}
