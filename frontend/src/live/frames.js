// What travels over the socket of a room; api/frames.py is the other side and describes it.
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"

export const SYNC = 0
export const PRESENCE = 1
export const SAVED = 2
export const NOT_SAVED = 3
export const CHANGED = 4
export const PASS = 5

/** The kind of a message of the server. */
export function kindOf(message) {
  return decoding.readVarUint(decoding.createDecoder(message))
}

/** The text of a message that holds nothing else. */
export function textOf(message) {
  const decoder = decoding.createDecoder(message)
  decoding.readVarUint(decoder)
  return decoding.readVarString(decoder)
}

export function presence(state) {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, PRESENCE)
  encoding.writeVarString(encoder, JSON.stringify(state))
  return encoding.toUint8Array(encoder)
}
