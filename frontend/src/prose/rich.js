// The rich editor: Markdown in colour, completion, remarks, others' cursors.
import { completionStatus } from "@codemirror/autocomplete"
import { Compartment, EditorState, Prec } from "@codemirror/state"
import { EditorView, keymap, placeholder } from "@codemirror/view"

import { binding } from "./binding.js"
import { cursors, showCursors } from "./cursors.js"
import { continued } from "./format.js"
import { highlighting } from "./highlight.js"
import { keys } from "./keys.js"
import { anchored } from "./marks.js"
import { remarks, showMarks } from "./remarks.js"
import { suggestions } from "./suggestions.js"
import { onUndoInput, onUndoKey } from "./undo.js"
import { picturesOf } from "./uploads.js"

const CALM = 200 // until what others did meanwhile has been taken in

/** A surface on which a text is written; `editor` is told what happens here. */
export class Rich {
  #changing = new Compartment()

  constructor(editor) {
    this.editor = editor
    this.view = new EditorView({
      parent: editor.box,
      root: editor.box.getRootNode(),
      doc: editor.text.toString(),
      extensions: [this.#changing.of(this.#attributes()), this.#steady()],
    })
  }

  get selection() {
    const { anchor, head } = this.view.state.selection.main
    return { anchor, head }
  }

  get hasFocus() {
    return this.view.hasFocus
  }

  focus() {
    this.view.focus()
  }

  select(anchor, head) {
    const last = this.view.state.doc.length
    this.view.dispatch({ selection: { anchor: Math.min(anchor, last), head: Math.min(head, last) }, scrollIntoView: true })
  }

  /** An edit of `format.js`, or an insertion without a selection: then the cursor stays with its letters. */
  apply({ from, to, insert, anchor, head }) {
    const selection = anchor === undefined ? undefined : { anchor, head }
    this.view.dispatch({ changes: { from, to, insert }, selection, scrollIntoView: !!selection, userEvent: "input" })
  }

  /** Another run of the page: rights, language, marks may be others. */
  update() {
    this.view.dispatch({ effects: this.#changing.reconfigure(this.#attributes()) })
    this.showMarks()
  }

  /** Not while an input method composes: what is drawn into its words would end it. */
  showMarks() {
    if (this.view.compositionStarted) return
    const { marks, text } = this.editor.data
    showMarks(this.view, anchored(marks, text, this.view.state.doc.toString()))
  }

  showOthers(others) {
    if (!this.view.compositionStarted) showCursors(this.view, others)
  }

  end() {
    this.view.destroy()
  }

  #attributes() {
    const { lang, placeholder: hint, may_write: mayWrite, words } = this.editor.data
    return [
      EditorState.readOnly.of(!mayWrite),
      EditorView.editable.of(mayWrite),
      EditorState.phrases.of(words.phrases),
      hint ? placeholder(hint) : [],
      EditorView.contentAttributes.of({
        "aria-labelledby": "label",
        "aria-describedby": "help keys",
        "aria-readonly": mayWrite ? "false" : "true",
        spellcheck: "true",
        autocorrect: "on",
        autocapitalize: "sentences",
        tabindex: "0",
        ...(lang ? { lang } : {}),
      }),
    ]
  }

  #steady() {
    const { editor } = this
    return [
      EditorState.lineSeparator.of("\n"),
      EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, "\n")),
      EditorView.lineWrapping,
      binding(editor.text, editor.origin, (selection) => editor.undo.note(selection)),
      EditorView.domEventHandlers(this.#events()),
      Prec.highest(keymap.of([{ key: "Escape", run: leave }])),
      suggestions(() => editor.room.channel),
      keymap.of([{ key: "Enter", run: (view) => goOn(view) }, ...keys]),
      highlighting,
      remarks,
      cursors,
      EditorView.updateListener.of((update) => {
        if (update.selectionSet || update.docChanged || update.focusChanged) editor.selected()
      }),
    ]
  }

  #events() {
    const { editor } = this
    return {
      keydown: (event) => onUndoKey(event, editor.undo) || editor.onKey(event),
      compositionend: () => setTimeout(() => editor.composed(), CALM),
      beforeinput: (event) => onUndoInput(event, editor.undo),
      paste: (event) => editor.takePictures(picturesOf(event.clipboardData), this.selection.head, event),
      drop: (event, view) => {
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false)
        return editor.takePictures(picturesOf(event.dataTransfer), at, event)
      },
    }
  }
}

/** Enter in a list or a quote. */
function goOn(view) {
  const { state } = view
  const { from, to } = state.selection.main
  const line = state.doc.lineAt(from)
  const next = state.readOnly ? null : continued(line.text, from - line.from)
  if (!next) return false
  view.dispatch(
    next.insert
      ? { changes: { from, to, insert: next.insert }, selection: { anchor: from + next.insert.length } }
      : { changes: { from: line.to - next.ends, to: line.to } },
    { scrollIntoView: true, userEvent: "input" },
  )
  return true
}

/** Unless there are suggestions to dismiss first; such as are only looked for do not hold anybody. */
function leave(view) {
  if (completionStatus(view.state) === "active") return false
  view.contentDOM.blur()
  return true
}
