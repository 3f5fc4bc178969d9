// Places in a shared text that stay with their letters while others type. They travel as base64.
import * as Y from "yjs"

/** The place of an index of this text: behind the letter that is before it. */
export function placeAt(text, index) {
  const place = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, -1))
  return btoa(String.fromCharCode(...place))
}

/** The index of a place now; null when it cannot be told, or is in another text. */
export function indexOf(text, place) {
  try {
    const bytes = Uint8Array.from(atob(place), (sign) => sign.charCodeAt(0))
    const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), text.doc)
    return found?.type === text ? found.index : null
  } catch {
    return null // what another browser says is not to be trusted
  }
}
