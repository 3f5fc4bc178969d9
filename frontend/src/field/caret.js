// Sets a field's text and leaves caret and selection where they were in it.

export function put(control, text) {
  if (control.value === text) return
  const hasFocus = control.getRootNode().activeElement === control
  const places = hasFocus ? [control.selectionStart, control.selectionEnd] : null
  const old = control.value
  control.value = text
  if (places) control.setSelectionRange(...places.map((place) => moved(place, old, text)))
}

/** Where a place in the old text is in the new one, which differs in one passage. */
function moved(place, old, text) {
  const most = Math.min(old.length, text.length)
  let start = 0
  while (start < most && old[start] === text[start]) start++
  let behind = 0
  while (behind < most - start && old[old.length - 1 - behind] === text[text.length - 1 - behind]) behind++
  if (place <= start) return place
  if (place >= old.length - behind) return place + text.length - old.length
  return text.length - behind
}
