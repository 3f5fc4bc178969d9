// Others' cursors and selections in the rich editor, each in its person's colour.
import { StateEffect, StateField } from "@codemirror/state"
import { Decoration, EditorView, WidgetType } from "@codemirror/view"

import { hueOf } from "../live/presence.js"

const setCursors = StateEffect.define()

/** Follow the text between two words from the others, so that nothing jumps. */
export const cursors = StateField.define({
  create: () => Decoration.none,
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(setCursors)) return drawn(effect.value, transaction.state.doc)
    return shown.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** Takes [{person, name, anchor, head, place}]; a name shows itself again when its `place` is another. */
export function showCursors(view, others) {
  view.dispatch({ effects: setCursors.of(others) })
}

class Caret extends WidgetType {
  constructor({ person, name, place }, isFirstLine) {
    super()
    Object.assign(this, { person, name, place, isFirstLine })
  }

  eq(other) {
    return ["person", "name", "place", "isFirstLine"].every((part) => this[part] === other[part])
  }

  toDOM() {
    const caret = document.createElement("span")
    caret.className = `caret hue-${hueOf(this.person)}${this.isFirstLine ? " first-line" : ""}`
    caret.ariaHidden = "true"
    caret.dataset.name = this.name
    return caret
  }

  ignoreEvent() {
    return true
  }
}

function drawn(others, doc) {
  const ranges = []
  for (const other of others) {
    const [anchor, head] = [other.anchor, other.head].map((at) => Math.min(at, doc.length))
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
    if (from < to) ranges.push(Decoration.mark({ class: `selected hue-${hueOf(other.person)}` }).range(from, to))
    const isFirstLine = doc.lineAt(head).number === 1
    ranges.push(Decoration.widget({ widget: new Caret(other, isFirstLine), side: 1 }).range(head))
  }
  return Decoration.set(ranges, true)
}
