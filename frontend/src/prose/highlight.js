// Markdown as a language of the editor, and how its parts look; colours are the page's.
import { Language, HighlightStyle, defineLanguageFacet, languageDataProp, syntaxHighlighting, syntaxTree } from "@codemirror/language"
import { RangeSetBuilder } from "@codemirror/state"
import { Decoration, ViewPlugin } from "@codemirror/view"
import { tags } from "@lezer/highlight"
import { GFM, parser } from "@lezer/markdown"

const facet = defineLanguageFacet()
const markdown = new Language(
  facet,
  parser.configure([GFM, { props: [languageDataProp.add({ Document: facet })] }]),
  [],
  "markdown",
)
const looks = HighlightStyle.define([
  { tag: tags.heading, class: "md-heading" },
  { tag: tags.strong, class: "md-strong" },
  { tag: tags.emphasis, class: "md-emphasis" },
  { tag: tags.strikethrough, class: "md-strike" },
  { tag: tags.monospace, class: "md-code" },
  { tag: tags.quote, class: "md-quote" },
  { tag: tags.link, class: "md-link" },
  { tag: [tags.url, tags.processingInstruction, tags.contentSeparator, tags.labelName], class: "md-mark" },
])

/** As core/document/references.py reads them, but for what only its parser of Markdown knows. */
const HANDLE = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}_.+-]*[\\p{L}\\p{M}\\p{N}])?"
const NAME = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}/@#&=%.:?+\\-$\\\\])(?:@${HANDLE}(?:@${HANDLE})?` +
    "|#(?:\\d{4}-\\d{2}-\\d{2}T)?\\d{1,2}:\\d{2}(?::\\d{2})?(?![\\p{L}\\p{N}:])" +
    "|#(?=[\\p{L}_-]*\\p{N})[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}])?)",
  "giu",
)
const WITHOUT_NAMES = /Code|URL|Link|Image|Autolink|Escape/
const name = Decoration.mark({ class: "md-name" })

const names = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.decorations = namesIn(view)
    }

    update(update) {
      const isParsed = syntaxTree(update.startState) !== syntaxTree(update.state)
      if (update.docChanged || update.viewportChanged || isParsed) this.decorations = namesIn(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

export const highlighting = [markdown, syntaxHighlighting(looks), names]

/** Whether people and things are called by name at this place: not in code, links and addresses. */
export function maySpeakOf(state, at) {
  for (let node = syntaxTree(state).resolveInner(at, -1); node; node = node.parent)
    if (WITHOUT_NAMES.test(node.name)) return false
  return true
}

function namesIn({ state, visibleRanges }) {
  const found = new RangeSetBuilder()
  for (const { from, to } of visibleRanges)
    for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
      for (const match of line.text.matchAll(NAME)) {
        const start = line.from + match.index
        if (maySpeakOf(state, start + 1)) found.add(start, start + match[0].length, name)
      }
      if (line.to >= to || line.number === state.doc.lines) break
    }
  return found.finish()
}
