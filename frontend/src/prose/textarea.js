// Binds a <textarea> to a Y.Text. Both count in UTF-16 units.

/** What is typed is written with this origin, and `note()` called just before. Returns a function that lets go again. */
export function bind(area, text, origin, note) {
  let shown = ""
  let isComposing = false
  let missed = [] // what others did while an input method was composing: it must not be disturbed

  function show() {
    area.value = shown = text.toString()
  }

  function takeTyping() {
    if (area.value === shown) return
    const edit = difference(shown, area.value)
    const [start, end] = [edit.start, edit.start + edit.removed].map((at) => missed.reduce(moved, at))
    shown = area.value
    note()
    text.doc.transact(() => {
      if (end > start) text.delete(start, end - start)
      if (edit.inserted) text.insert(start, edit.inserted)
    }, origin)
  }

  function onInput() {
    if (!isComposing) takeTyping()
  }

  function onStart() {
    isComposing = true
  }

  function onEnd() {
    isComposing = false
    takeTyping()
    if (missed.length > 0) catchUp(missed.splice(0))
  }

  function onText(event) {
    if (event.transaction.origin === origin) return
    if (isComposing) missed.push(event.delta)
    else catchUp([event.delta])
  }

  function catchUp(deltas) {
    const [start, end] = [area.selectionStart, area.selectionEnd].map((at) => deltas.reduce(moved, at))
    const { scrollTop, selectionDirection } = area
    show()
    if (area.getRootNode().activeElement === area) area.setSelectionRange(start, end, selectionDirection)
    area.scrollTop = scrollTop
  }

  show()
  text.observe(onText)
  area.addEventListener("input", onInput)
  area.addEventListener("compositionstart", onStart)
  area.addEventListener("compositionend", onEnd)
  return () => {
    takeTyping()
    text.unobserve(onText)
    area.removeEventListener("input", onInput)
    area.removeEventListener("compositionstart", onStart)
    area.removeEventListener("compositionend", onEnd)
  }
}

/** The one passage in which two texts differ; never cuts a character in half. */
export function difference(old, now) {
  const most = Math.min(old.length, now.length)
  let start = 0
  while (start < most && old[start] === now[start]) start++
  if (isHigh(old[start - 1])) start--
  let behind = 0
  while (behind < most - start && old[old.length - 1 - behind] === now[now.length - 1 - behind]) behind++
  if (isLow(old[old.length - behind])) behind--
  return {
    start,
    removed: old.length - start - behind,
    inserted: now.slice(start, now.length - behind),
  }
}

/** Where a place in the text is after somebody else's edit. */
export function moved(place, delta) {
  let at = 0
  for (const step of delta) {
    if (at > place) break
    if (step.retain) at += step.retain
    else if (step.insert) {
      if (at < place) place += step.insert.length
      at += step.insert.length
    } else place -= Math.min(step.delete, Math.max(0, place - at))
  }
  return place
}

function isHigh(unit) {
  return unit >= "\ud800" && unit <= "\udbff"
}

function isLow(unit) {
  return unit >= "\udc00" && unit <= "\udfff"
}
