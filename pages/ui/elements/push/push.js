// Has the page, or the fragment that this stands in, run when others have changed what it shows; never a storm of runs:
// one at a time, not faster than they can be drawn, and spread where many are looking.
const PAUSE = 1500 // after the last change of a text
const LONGEST_PAUSE = 3000
const TYPING = 1000
const LONGEST_TYPING = 10_000
const GAP = [300, 900] // between two runs, by how long the last one took
const LOST = 5000
const FEW = 3
const SPREAD = 30
const WIDEST_SPREAD = 700

const between = ([least, most], value) => Math.min(most, Math.max(least, value))

let typedAt = 0
addEventListener("keydown", () => { typedAt = Date.now() }, true)

class Push {
  #drawn = 0 // the revision that the page shows
  #wanted = 0
  #asked = 0 // the revision of the run that is under way
  #askedAt = 0
  #gap = 0
  #timer = null
  #lost = null
  #prose = 0
  #proseSince = null
  #proseTimer = null
  #wasClosed = false

  constructor(_parentElement, channel) {
    this.channel = channel
    this.listeners = {
      changed: ({ detail }) => this.#hear(detail),
      closed: () => { this.#wasClosed = true },
      open: () => this.#compareAgain(),
      stranded: event => this.#askForPass(event),
      expelled: event => this.#askForPass(event),
    }
    for (const [type, hear] of Object.entries(this.listeners)) channel.addEventListener(type, hear)
    document.addEventListener("visibilitychange", this.#consider)
  }

  update(component, data) {
    this.component = component
    this.data = data
    if (data.follows.includes("structure")) this.anchor ??= new Anchor() // one on a page, else they would undo each other
    this.#drawn = Math.max(this.#drawn, data.revision)
    if (data.place) this.channel.be(data.place)
    if (this.#asked && this.#drawn >= this.#asked) this.#finished()
    this.#consider()
  }

  end() {
    for (const [type, hear] of Object.entries(this.listeners)) this.channel.removeEventListener(type, hear)
    document.removeEventListener("visibilitychange", this.#consider)
    this.anchor?.end()
    for (const timer of [this.#timer, this.#lost, this.#proseTimer]) clearTimeout(timer)
  }

  #hear({ revision, prose, tab }) {
    if (revision <= this.#drawn) return
    if (prose) return this.data.follows.includes("prose") && this.#waitForPause(revision)
    if (tab === this.data.tab || !this.data.follows.includes("structure")) return
    this.#wanted = Math.max(this.#wanted, revision)
    this.#consider()
  }

  /** A text is drawn again when it rests, or has not rested for long, and nobody is interrupted by it. */
  #waitForPause(revision) {
    this.#prose = Math.max(this.#prose, revision)
    this.#proseSince ??= Date.now()
    this.#settleIn(Math.min(PAUSE, this.#proseSince + LONGEST_PAUSE - Date.now()))
  }

  #settleIn(wait) {
    clearTimeout(this.#proseTimer)
    this.#proseTimer = setTimeout(() => this.#settle(), wait)
  }

  #settle() {
    const now = Date.now()
    if (now - typedAt < TYPING && now - this.#proseSince < LONGEST_TYPING) return this.#settleIn(TYPING)
    this.#proseSince = null
    this.#wanted = Math.max(this.#wanted, this.#prose)
    this.#consider()
  }

  #consider = () => {
    if (this.#wanted <= this.#drawn || this.#asked || this.#timer || document.hidden) return
    const wait = Math.max(this.#askedAt + this.#gap - Date.now(), this.#spread)
    if (wait <= 0) return this.#run()
    this.#timer = setTimeout(() => {
      this.#timer = null
      if (this.#wanted > this.#drawn && !document.hidden) this.#run()
    }, wait)
  }

  get #spread() {
    const { size } = this.channel.others
    return size <= FEW ? 0 : Math.random() * Math.min(WIDEST_SPREAD, SPREAD * size)
  }

  #run() {
    this.#asked = this.#wanted
    this.#askedAt = Date.now()
    this.#lost = setTimeout(() => {
      this.#finished()
      dispatchEvent(new Event("afterword-unanswered"))
      this.#consider()
    }, LOST)
    this.component.setTriggerValue("changed", this.#asked)
  }

  #finished() {
    clearTimeout(this.#lost)
    this.#gap = between(GAP, 3 * (Date.now() - this.#askedAt))
    this.#asked = 0
  }

  /** What was said while nobody listened is not said again. */
  #compareAgain() {
    if (this.#wasClosed) this.#consider()
    this.#wasClosed = false
  }

  #askForPass(event) {
    event.stopImmediatePropagation()
    this.component.setTriggerValue("stranded", Date.now())
  }
}

export default function (component) {
  return takePart(component, Push)
}
