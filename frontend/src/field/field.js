// A field to type in. It keeps what is typed at once, sends it in pauses, and believes that it is saved only when
// Python has said so. One message is under way at a time; each names the value that its typing began from.
import * as drafts from "./drafts.js"
import { put } from "./caret.js"
import { State } from "./state.js"

const PAUSE = 300
const AGAIN = 3_000
const REFUSED = 10_000
export const mounted = new Map() // by place

export class Field {
  #pause = null
  #again = null
  #sent = null // { key, text }: the last message that is not known to be stored
  #isHeld = false // Python has answered that it could not be stored
  #isComposing = false
  #isTaking = true // a draft of an earlier page is being looked for

  constructor(root, data) {
    this.place = data.place
    this.root = root
    this.control = root.querySelector("input, textarea")
    this.state = new State(root, data.words)
    this.base = data.base
    this.clean = data.text
    for (const [name, hear] of this.#listeners) this.control.addEventListener(name, hear)
    addEventListener("pagehide", this.#send)
    mounted.set(this.place, this)
    this.#begin()
  }

  get isDirty() {
    return this.control.value !== this.clean
  }

  update(component) {
    const isNewSession = this.component && this.component.data.tab !== component.data.tab
    this.component = component
    this.#hear(component.data)
    if (this.#sent && isNewSession) this.#fire()
    if (!this.#pause) this.#send()
    if (this.#isIdle) this.#follow(component.data)
    this.#report()
  }

  end() {
    this.#send()
    if (mounted.get(this.place) === this) mounted.delete(this.place)
    for (const timer of [this.#pause, this.#again]) clearTimeout(timer)
    for (const [name, hear] of this.#listeners) this.control.removeEventListener(name, hear)
    removeEventListener("pagehide", this.#send)
    this.state.end()
  }

  /** Take up what an earlier page has left behind; it goes on from the value that it began from. */
  async #begin() {
    const draft = await drafts.take(this.place)
    this.#isTaking = false
    if (draft && !this.isDirty) this.#takeUp(draft)
    this.#send()
    if (this.#isIdle) this.#follow(this.component.data)
    this.#grow()
    this.#report()
  }

  #takeUp(draft) {
    this.base = draft.base
    this.clean = draft.shown
    this.#sent = draft.sent
    put(this.control, draft.text)
    if (!this.#sent) return
    this.#hear(this.component.data)
    if (this.#sent && !this.#isHeld) this.#fire()
  }

  get #isIdle() {
    return !this.#sent && !this.isDirty && !this.#isTaking
  }

  #hear({ heard }) {
    if (!this.#sent || heard.key !== this.#sent.key) return
    clearTimeout(this.#again)
    if (!heard.is_saved) {
      this.#isHeld = true
      if (heard.may_try_again) this.#again = setTimeout(() => this.#isHeld && this.#fire(), REFUSED)
      return
    }
    const wasHeld = this.#isHeld
    this.base = heard.base
    this.clean = this.#sent.text
    this.#sent = null
    this.#isHeld = false
    this.state.hasSaved = true
    if (this.isDirty) this.#keep()
    else if (wasHeld) this.#show(this.component.data)
    else drafts.drop(this.place)
  }

  /** Nothing typed waits here: show what is stored. Under the caret only what others have written. */
  #follow(data) {
    if (data.base !== this.base || !this.#hasFocus) this.#show(data)
    else drafts.drop(this.place)
  }

  #show({ text, base }) {
    put(this.control, text)
    this.base = base
    this.clean = text
    drafts.drop(this.place)
    this.#grow()
  }

  #keep() {
    const { base, clean: shown, component } = this
    const { where } = component.data
    drafts.keep(this.place, { text: this.control.value, base, shown, sent: this.#sent, where })
  }

  #send = () => {
    clearTimeout(this.#pause)
    this.#pause = null
    const isUnderWay = this.#sent && !this.#isHeld
    const known = this.#sent?.text ?? this.clean
    if (isUnderWay || this.control.value === known || this.#isTaking || this.#isComposing) return
    this.#sent = { key: `${this.component.data.tab}.${drafts.fresh()}`, text: this.control.value }
    this.#keep()
    this.#fire()
    this.#report()
  }

  /** Until it is answered: the server may be away, and the same message changes nothing twice. */
  #fire() {
    clearTimeout(this.#again)
    this.#isHeld = false
    const { key, text } = this.#sent
    this.component.setTriggerValue("typed", { key, text, base: this.base, at: Date.now() })
    this.#again = setTimeout(() => this.#sent && !this.#isHeld && this.#fire(), AGAIN)
  }

  #onInput = () => {
    this.#grow()
    this.#keep()
    clearTimeout(this.#pause)
    this.#pause = setTimeout(this.#send, PAUSE)
    this.#report()
  }

  #onBlur = () => {
    this.#send()
    if (this.#isIdle) this.#follow(this.component.data)
  }

  #onKey = (event) => {
    if (event.key === "Enter" && (this.control.localName === "input" || event.ctrlKey || event.metaKey)) this.#send()
  }

  #onStart = () => (this.#isComposing = true)

  #onEnd = () => {
    this.#isComposing = false
    this.#onInput()
  }

  #listeners = [
    ["input", this.#onInput],
    ["blur", this.#onBlur],
    ["keydown", this.#onKey],
    ["compositionstart", this.#onStart],
    ["compositionend", this.#onEnd],
  ]

  get #hasFocus() {
    return this.control.getRootNode().activeElement === this.control
  }

  #report() {
    if (this.#isHeld) this.state.show("not_saved")
    else if (this.#sent) this.state.show("saving")
    else if (this.isDirty) this.state.show("typing")
    else this.state.show("saved")
  }

  #grow() {
    const { control } = this
    if (control.localName !== "textarea") return
    const page = document.scrollingElement
    const top = page?.scrollTop
    control.style.height = "auto"
    control.style.height = `${control.scrollHeight + 2}px`
    if (page) page.scrollTop = top
  }
}
