// In the place of lib0/logging: Yjs speaks up when it is used wrongly, and plain words do.
const SIGNS = ["ORANGE", "BOLD", "UNBOLD", "RED"]
export const [ORANGE, BOLD, UNBOLD, RED] = SIGNS.map((name) => Symbol(name))

const plain = (parts) => parts.filter((part) => typeof part !== "symbol")

export const print = (...parts) => console.info(...plain(parts))
export const warn = (...parts) => console.warn(...plain(parts))
