// What was typed into fields and is not known to be stored, kept in this browser: it survives the tab and the server.
//
// Each page of the browser keeps its own, so that two tabs do not write over each other. A page may take over what
// another one left behind, never what is being typed there.

const ROOM = "afterword/typed/"
const MOST = 200
const DAY = 86_400_000
const KEPT = 30 * DAY
const QUIET = 90_000
const BEAT = 20_000

/** This page of the browser, until it is closed or loaded again. */
export const page = fresh()

const mine = new Map() // all drafts of this page, also where the browser lets nothing be kept
let hasLeft = false

/**
 * The draft: { text, base, shown, sent, where }. `base` is what the typing began from, `shown` how the field showed
 * it, `sent` the message under way, which may have been stored already.
 */
export function keep(place, draft) {
  mine.set(place, { ...draft, at: Date.now(), hasLeft })
  store(place)
}

export function drop(place) {
  if (!mine.delete(place)) return
  quietly(() => localStorage.removeItem(nameOf(place)))
}

/** The newest draft for a place that is this page's or nobody's any more, from now on this page's; else nothing. */
export async function take(place) {
  if (mine.has(place)) return mine.get(place)
  const [found] = (await orphans()).filter((each) => each.place === place)
  if (!found || mine.has(place)) return mine.get(place)
  quietly(() => localStorage.removeItem(found.name))
  keep(place, found.draft)
  return mine.get(place)
}

/** This page's own: [{ place, draft }]. */
export function own() {
  return [...mine].map(([place, draft]) => ({ place, draft }))
}

/** What other pages have left behind, newest first: [{ name, place, draft }]. */
export async function orphans() {
  const alive = await pagesAlive()
  const found = []
  for (const [name, draft] of kept()) {
    const [place, owner] = split(name)
    const isAlive = alive?.has(owner) ?? Date.now() - draft.at < QUIET
    if (owner !== page && (draft.hasLeft || !isAlive)) found.push({ name, place, draft })
  }
  return found.sort((one, other) => other.draft.at - one.draft.at)
}

/** 80 random bits as the names of changes have them. */
export function fresh() {
  const signs = "abcdefghijklmnopqrstuvwxyz234567"
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => signs[byte % 32]).join("")
}

function store(place) {
  const name = nameOf(place)
  const text = JSON.stringify(mine.get(place))
  if (quietly(() => localStorage.setItem(name, text))) return
  const [oldest] = [...kept()].filter(([each]) => each !== name).sort((a, b) => a[1].at - b[1].at)
  if (oldest && oldest[1].hasLeft) quietly(() => localStorage.removeItem(oldest[0]))
  quietly(() => localStorage.setItem(name, text))
}

function* kept() {
  const names = quietly(() => Object.keys(localStorage)) || []
  for (const name of names) {
    if (!name.startsWith(ROOM)) continue
    const draft = quietly(() => JSON.parse(localStorage.getItem(name)))
    if (typeof draft?.text === "string") yield [name, draft]
  }
}

function clean() {
  const all = [...kept()].sort((one, other) => other[1].at - one[1].at)
  const tooMany = new Set(all.slice(MOST))
  for (const each of all) {
    const isOld = Date.now() - each[1].at > KEPT
    if (isOld || tooMany.has(each)) quietly(() => localStorage.removeItem(each[0]))
  }
}

/** Where the browser can tell which pages are open; else nothing, and age decides. */
async function pagesAlive() {
  try {
    const { held } = await navigator.locks.query()
    return new Set(held.map((lock) => lock.name.replace(ROOM, "")))
  } catch {
    return null
  }
}

function quietly(act) {
  try {
    return act() ?? true
  } catch {
    return false
  }
}

function nameOf(place) {
  return `${ROOM}${place}/${page}`
}

function split(name) {
  const at = name.lastIndexOf("/")
  return [name.slice(ROOM.length, at), name.slice(at + 1)]
}

function beat() {
  for (const [place, draft] of mine) keep(place, draft)
}

function turn(event) {
  hasLeft = event.type === "pagehide"
  beat()
}

navigator.locks?.request(ROOM + page, () => new Promise(() => {})).catch(() => {})
addEventListener("pagehide", turn)
addEventListener("pageshow", turn)
setInterval(beat, BEAT)
clean()
