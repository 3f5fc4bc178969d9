// What the toolbar and its shortcuts do to Markdown, as an edit: {from, to, insert, anchor, head}.

/** Put marks around the selection or the word at the cursor, or take them away. */
export function wrapped(text, from, to, mark) {
  if (from === to) [from, to] = wordAt(text, from)
  const inside = text.slice(from, to)
  const length = mark.length
  if (text.slice(from - length, from) === mark && text.slice(to, to + length) === mark)
    return { from: from - length, to: to + length, insert: inside, anchor: from - length, head: to - length }
  if (inside.length >= 2 * length && inside.startsWith(mark) && inside.endsWith(mark))
    return { from, to, insert: inside.slice(length, -length), anchor: from, head: to - 2 * length }
  return { from, to, insert: mark + inside + mark, anchor: from + length, head: to + length }
}

export function code(text, from, to) {
  const inside = text.slice(from, to)
  if (!inside.includes("\n")) return wrapped(text, from, to, "`")
  return block(text, from, to, `\`\`\`\n${inside}\n\`\`\``, 4, 4 + inside.length)
}

/** Begin each line of the selection so, or take it away if each does. */
export function begun(text, from, to, mark) {
  const start = text.lastIndexOf("\n", from - 1) + 1
  const found = text.indexOf("\n", to)
  const end = found === -1 ? text.length : found
  const lines = text.slice(start, end).split("\n")
  const insert = lines.every((line) => line.startsWith(mark))
    ? lines.map((line) => line.slice(mark.length)).join("\n")
    : lines.map((line) => (line.startsWith(mark) ? line : mark + line)).join("\n")
  const last = start + insert.length
  return { from: start, to: end, insert, anchor: lines.length > 1 ? start : last, head: last }
}

/** The cursor waits where the address goes, or where the words go if there are none. */
export function link(text, from, to) {
  if (from === to) [from, to] = wordAt(text, from)
  const words = text.slice(from, to)
  if (/^https?:\/\/\S+$/.test(words)) return { from, to, insert: `[](${words})`, anchor: from + 1, head: from + 1 }
  const address = from + words.length + 3
  const at = words ? address : from + 1
  return { from, to, insert: `[${words}](https://)`, anchor: at, head: words ? address + "https://".length : at }
}

export function table(text, from, to, column) {
  const name = `${column} 1`
  const insert = `| ${name} | ${column} 2 |\n| --- | --- |\n|  |  |`
  return block(text, to, to, insert, 2, 2 + name.length)
}

/** What Enter does at this place of a line of a list or quote: goes on with it, or ends it where an item is empty. */
export function continued(line, column) {
  const found = /^(\s*)((?:>[ \t]?)+|)([-*+]|\d{1,9}[.)])?([ \t]+)?(\[[ xX]\][ \t]+)?/.exec(line)
  const [opening, indent, quotes, item, gap, box] = found
  if (!(quotes || (item && gap)) || column < opening.length) return null
  if (line.trim() === opening.trim() && line.length <= opening.length) return { ends: opening.length - indent.length }
  const number = item && /^\d/.test(item) ? `${Number.parseInt(item) + 1}${item.at(-1)}` : (item ?? "")
  return { insert: `\n${indent}${quotes}${item && gap ? number + gap : ""}${box ? "[ ] " : ""}` }
}

/** A passage that stands on lines of its own. */
function block(text, from, to, insert, anchor, head) {
  const before = from === 0 || text[from - 1] === "\n" ? (from > 1 && text[from - 2] !== "\n" ? "\n" : "") : "\n\n"
  const after = to === text.length || text[to] === "\n" ? "" : "\n\n"
  const start = from + before.length
  return { from, to, insert: before + insert + after, anchor: start + anchor, head: start + head }
}

function wordAt(text, at) {
  const sign = /[\p{L}\p{N}_]/u
  let [from, to] = [at, at]
  while (from > 0 && sign.test(text[from - 1])) from--
  while (to < text.length && sign.test(text[to])) to++
  return from < at && to > at ? [from, to] : [at, at]
}
