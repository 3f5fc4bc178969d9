// Shows marks in the rich editor: underlined, the reason on hover, F8 to go from one to the next.
import { Prec, StateEffect, StateField } from "@codemirror/state"
import { Decoration, EditorView, keymap, showTooltip } from "@codemirror/view"

const setMarks = StateEffect.define()
const visit = StateEffect.define()
const STYLES = 4

const marked = StateField.define({
  create: () => Decoration.none,
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMarks)) return effect.value
    return shown.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** The one that was gone to by the keyboard, as long as the selection is there. */
const visited = StateField.define({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(visit)) return effect.value && tooltipOf(effect.value)
    return transaction.docChanged || transaction.selection ? null : tooltip
  },
  provide: (field) => showTooltip.from(field),
})
/** Over a mark its reason is shown, whether or not somebody has gone there. */
const hovered = EditorView.domEventHandlers({
  mouseover(event, view) {
    const mark = event.target.closest?.(".remark")
    const found = mark && markAt(view, view.posAtDOM(mark))
    if (found) view.dispatch({ effects: visit.of(found) })
  },
  mouseout(event, view) {
    if (event.target.closest?.(".remark")) view.dispatch({ effects: visit.of(null) })
  },
})

export const remarks = [
  marked,
  visited,
  hovered,
  Prec.high(
    keymap.of([
      { key: "F8", run: (view) => go(view, 1), preventDefault: true },
      { key: "Shift-F8", run: (view) => go(view, -1), preventDefault: true },
    ]),
  ),
]

/** Takes what `anchored` gives. */
export function showMarks(view, marks) {
  const kinds = [...new Set(marks.map(({ kind }) => kind))].sort()
  const ranges = marks.map(({ from, to, kind, reason }) =>
    Decoration.mark({
      class: `remark remark-${kinds.indexOf(kind) % STYLES}`,
      attributes: { "data-kind": kind },
      reason,
    }).range(from, to),
  )
  view.dispatch({ effects: setMarks.of(Decoration.set(ranges, true)) })
}

function marksIn(view, start, end) {
  const found = []
  view.state.field(marked).between(start, end, (from, to, { spec }) => {
    found.push({ from, to, reason: spec.reason })
  })
  return found
}

function markAt(view, at) {
  return marksIn(view, at, at).find(({ from, to }) => from <= at && at < to)
}

function go(view, step) {
  const found = marksIn(view, 0, view.state.doc.length)
  const { from: at } = view.state.selection.main
  const next =
    step > 0
      ? (found.find(({ from }) => from > at) ?? found[0])
      : (found.findLast(({ from }) => from < at) ?? found.at(-1))
  if (!next) return false
  view.dispatch({
    selection: { anchor: next.from, head: next.to },
    effects: [visit.of(next), EditorView.announce.of(next.reason)],
    scrollIntoView: true,
  })
  return true
}

function tooltipOf({ from, to, reason }) {
  return {
    pos: from,
    end: to,
    above: true,
    create() {
      const dom = document.createElement("div")
      dom.className = "reason"
      dom.textContent = reason
      return { dom }
    },
  }
}
