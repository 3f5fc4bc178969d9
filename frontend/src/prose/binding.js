// Binds a CodeMirror editor to a Y.Text. Both count in UTF-16 units.
import { Annotation, ChangeSet } from "@codemirror/state"
import { ViewPlugin } from "@codemirror/view"

const CALM = 100 // the browser's last word on a composition comes a little after its end
const fromOthers = Annotation.define()

/** The extension; what is typed is written with this origin, and `note(selection)` called just before. */
export function binding(text, origin, note) {
  return ViewPlugin.define((view) => new Binding(view, text, origin, note), {
    eventHandlers: {
      compositionend() {
        this.catchUpSoon()
      },
    },
  })
}

class Binding {
  #missed = null // what others did to the line in which an input method composes: it must not be disturbed
  #timer = null

  constructor(view, text, origin, note) {
    Object.assign(this, { view, text, origin, note })
    text.observe(this.#hear)
  }

  update(update) {
    if (!update.docChanged || update.transactions[0].annotation(fromOthers)) return
    this.note(update.startState.selection.main)
    const { doc } = update.startState
    let { changes } = update
    let signAt = (at) => doc.sliceString(at, at + 1)
    if (this.#missed) {
      const whole = this.text.toString()
      signAt = (at) => whole.charAt(at)
      changes = update.changes.map(this.#missed)
      this.#missed = this.#missed.map(update.changes, true)
    }
    this.text.doc.transact(() => write(changes, this.text, signAt), this.origin)
    if (this.#missed) this.catchUpSoon()
  }

  catchUpSoon() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#catchUp(), CALM)
  }

  destroy() {
    clearTimeout(this.#timer)
    this.text.unobserve(this.#hear)
  }

  #hear = (event) => {
    if (event.transaction.origin === this.origin) return
    const length = this.#missed?.newLength ?? this.view.state.doc.length
    const changes = ChangeSet.of(changesOf(event.delta), length, "\n")
    if (this.#missed) this.#missed = this.#missed.compose(changes)
    else if (this.#disturbs(changes)) this.#missed = changes
    else this.#show(changes)
  }

  #disturbs(changes) {
    if (!this.view.compositionStarted) return false
    const { state } = this.view
    const line = state.doc.lineAt(state.selection.main.head)
    return changes.touchesRange(line.from, line.to) !== false
  }

  #catchUp() {
    if (!this.#missed || this.view.compositionStarted) return
    const changes = this.#missed
    this.#missed = null
    this.#show(changes)
  }

  #show(changes) {
    this.view.dispatch({ changes, annotations: [fromOthers.of(true)] })
  }
}

function changesOf(delta) {
  const changes = []
  let at = 0
  for (const step of delta) {
    if (step.insert) changes.push({ from: at, insert: step.insert })
    else if (step.delete) changes.push({ from: at, to: (at += step.delete) })
    else at += step.retain
  }
  return changes
}

/** A change that begins or ends inside a sign of two units is widened to the whole sign: Yjs would spoil halves. */
function write(changes, text, signAt) {
  let shift = 0
  changes.iterChanges((from, to, _fromNow, _toNow, inserted) => {
    const head = from > 0 && /[\ud800-\udbff]/.test(signAt(from - 1)) ? signAt(from - 1) : ""
    const tail = /[\udc00-\udfff]/.test(signAt(to)) ? signAt(to) : ""
    const insert = head + inserted.toString() + tail
    const removed = to - from + head.length + tail.length
    text.delete(from - head.length + shift, removed)
    text.insert(from - head.length + shift, insert)
    shift += insert.length - removed
  })
}
