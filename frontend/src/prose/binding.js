// Binds a CodeMirror editor to a Y.Text. Both count in UTF-16 units.
import { Annotation } from "@codemirror/state"
import { ViewPlugin } from "@codemirror/view"

const fromOthers = Annotation.define()

/** The extension; what is typed is written with this origin, and `note(selection)` called just before. */
export function binding(text, origin, note) {
  return ViewPlugin.define((view) => {
    const listen = (event) => {
      if (event.transaction.origin === origin) return
      view.dispatch({ changes: changesOf(event.delta), annotations: [fromOthers.of(true)] })
    }
    text.observe(listen)
    return {
      update(update) {
        if (!update.docChanged || update.transactions[0].annotation(fromOthers)) return
        note(update.startState.selection.main)
        text.doc.transact(() => write(update, text), origin)
      },
      destroy: () => text.unobserve(listen),
    }
  })
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

function write(update, text) {
  let shift = 0
  update.changes.iterChanges((from, to, _fromNow, _toNow, inserted) => {
    const passage = whole(update.startState.doc, from, to, inserted.toString())
    text.delete(passage.from + shift, passage.to - passage.from)
    text.insert(passage.from + shift, passage.insert)
    shift += passage.insert.length - (passage.to - passage.from)
  })
}

/** A change that begins or ends inside a sign of two units, widened to the whole sign: Yjs would spoil halves. */
function whole(doc, from, to, insert) {
  const before = from > 0 ? doc.sliceString(from - 1, from) : ""
  const after = to < doc.length ? doc.sliceString(to, to + 1) : ""
  const head = /[\ud800-\udbff]/.test(before) ? before : ""
  const tail = /[\udc00-\udfff]/.test(after) ? after : ""
  return { from: from - head.length, to: to + tail.length, insert: head + insert + tail }
}
