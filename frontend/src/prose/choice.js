// Which of the two surfaces this browser's person prefers.
const KEY = "afterword.plain-text"
const choice = new EventTarget()

export function isPlain() {
  try {
    return localStorage.getItem(KEY) === "1"
  } catch {
    return choice.isPlain === true // a browser may forbid it; then it holds for the page
  }
}

/** All fields of the page follow. */
export function choosePlain(chosen) {
  choice.isPlain = chosen
  try {
    localStorage.setItem(KEY, chosen ? "1" : "0")
  } catch {
    // kept for the page alone
  }
  choice.dispatchEvent(new Event("change"))
}

/** Returns a function that ends it. */
export function onChoice(hear) {
  choice.addEventListener("change", hear)
  return () => choice.removeEventListener("change", hear)
}
