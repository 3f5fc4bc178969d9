// The prose's part of what travels over the socket of a room.
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"

import { NOT_SAVED, SAVED, SYNC } from "../live/frames.js"

export const STATE = 0
export const MISSING = 1
export const UPDATE = 2

export function sync(kind, content) {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, SYNC)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, content)
  return encoding.toUint8Array(encoder)
}

/** Calls the listener that the message is for: `state`, `update`, `saved` or `notSaved`. */
export function hear(message, listeners) {
  const decoder = decoding.createDecoder(message)
  switch (decoding.readVarUint(decoder)) {
    case SYNC: {
      const kind = decoding.readVarUint(decoder)
      const content = decoding.readVarUint8Array(decoder)
      return kind === STATE ? listeners.state(content) : listeners.update(content, kind === MISSING)
    }
    case SAVED:
      return listeners.saved(decoding.readVarUint(decoder))
    case NOT_SAVED:
      decoding.readVarUint(decoder)
      return listeners.notSaved(decoding.readVarString(decoder))
  }
}
