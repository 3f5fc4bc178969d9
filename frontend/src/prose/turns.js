// Fields in view are made at once, the others one after the other as soon as the browser has nothing better to do.
const LONGEST_WAIT = 300
const waiting = []
const whenIdle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work))

/** Call it now if the element is in view or near it, else in its turn. */
export function inTurn(element, work) {
  const { top, bottom } = element.getBoundingClientRect()
  if (bottom > -innerHeight && top < 2 * innerHeight) return work()
  if (waiting.push(work) === 1) whenIdle(next, { timeout: LONGEST_WAIT })
}

function next() {
  const work = waiting.shift()
  if (waiting.length > 0) whenIdle(next, { timeout: LONGEST_WAIT })
  work()
}
