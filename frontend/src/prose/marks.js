// Passages that Python has remarked on: {start, end, kind, reason} in characters of the text that it saw.
import { difference } from "./textarea.js"

const CONTEXT = 12

/** Where they are in the text as it is now, as {from, to, kind, reason} in UTF-16 units; those that are gone are left out. */
export function anchored(marks, seen, now) {
  if (marks.length === 0) return []
  const units = unitsOf(seen, marks.flatMap(({ start, end }) => [start, end]))
  const edit = difference(seen, now)
  const found = marks.map(({ start, end, kind, reason }) => {
    const place = follow(units.get(start), units.get(end), edit, seen, now)
    return place && { ...place, kind, reason }
  })
  return found.filter((mark) => mark && mark.from < mark.to).sort((one, other) => one.from - other.from || one.to - other.to)
}

/** What Python counts in characters, JavaScript counts in units of UTF-16. */
function unitsOf(text, offsets) {
  const units = new Map()
  let [character, unit] = [0, 0]
  for (const offset of [...new Set(offsets)].sort((one, other) => one - other)) {
    for (; character < offset && unit < text.length; character++) unit += text.codePointAt(unit) > 0xffff ? 2 : 1
    units.set(offset, unit)
  }
  return units
}

function follow(from, to, edit, seen, now) {
  if (to <= edit.start) return { from, to }
  if (from >= edit.start + edit.removed) {
    const shift = edit.inserted.length - edit.removed
    return { from: from + shift, to: to + shift }
  }
  return sought(from, to, seen, now)
}

/** By its words and those around it, if they stand there once. */
function sought(from, to, seen, now) {
  const before = Math.max(0, from - CONTEXT)
  const passage = seen.slice(before, to + CONTEXT)
  const at = now.indexOf(passage)
  if (at === -1 || now.indexOf(passage, at + 1) !== -1) return null
  return { from: at + from - before, to: at + to - before }
}
