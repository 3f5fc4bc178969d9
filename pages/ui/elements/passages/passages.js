// Passages of a text. What stays the same for long is folded; authors' passages are walked with the arrow keys.
const LONG = 480
const ENDS = 160

const drawn = new WeakMap()
const asked = new WeakMap()

/** The person's colour, as wherever people are shown. */
const hueOf = person => {
  let hash = 0
  for (const sign of String(person)) hash = (hash * 31 + sign.codePointAt(0)) >>> 0
  return hash % 8
}

/** Of those in the legend no two have one colour while there are others. */
const huesOf = writers => {
  const hues = new Map()
  for (const { id } of writers) {
    const taken = new Set(hues.values())
    let hue = hueOf(id)
    while (taken.size < 8 && taken.has(hue)) hue = (hue + 1) % 8
    hues.set(id, hue)
  }
  return hues
}

const piecesOf = (className, text, tag = "span") => {
  const found = document.createElement(tag)
  if (className) found.className = className
  found.append(text)
  return found
}

const button = (words, className, onclick) => {
  const found = piecesOf(className, words, "button")
  found.type = "button"
  found.onclick = onclick
  return found
}

/** Blanks and ends of lines alone could not be seen as changed. */
const visible = text => (text.trim() ? text : text.replaceAll(" ", "␣").replaceAll("\n", "↵\n"))

const changed = (piece, words) => {
  const found = piecesOf("", "", piece.kind === "put" ? "ins" : "del")
  found.title = piece.told
  found.append(piecesOf("visually-hidden", `${words[piece.kind]} `), visible(piece.text))
  return found
}

const kept = (text, words) => {
  if (text.length <= LONG) return [text]
  const signs = [...text]
  const fold = button(`… ${words.more} …`, "fold", () => fold.replaceWith(signs.slice(ENDS, -ENDS).join("")))
  return [signs.slice(0, ENDS).join(""), fold, signs.slice(-ENDS).join("")]
}

const written = (piece, hues, tell) => {
  const found = piecesOf(`written hue-${hues.get(piece.by)}`, piece.text)
  found.title = piece.told
  found.tabIndex = -1
  found.setAttribute("role", "mark")
  found.setAttribute("aria-description", piece.told)
  found.onfocus = found.onclick = () => tell(piece.told)
  return found
}

/** One stop for the tabulator; arrows go from passage to passage. */
const walk = frame => {
  const all = [...frame.querySelectorAll(".written")]
  if (all.length) all[0].tabIndex = 0
  frame.onkeydown = event => {
    const at = all.indexOf(event.target)
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1 }[event.key]
    if (at < 0 || to === undefined || !all[to]) return
    event.preventDefault()
    all[at].tabIndex = -1
    all[to].tabIndex = 0
    all[to].focus()
  }
}

const legend = (writers, hues) => writers.map(({ id, name }) => {
  const item = document.createElement("li")
  item.append(piecesOf(`sample hue-${hues.get(id)}`, name))
  return item
})

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const [text, told] = [".text", ".told"].map(name => parentElement.querySelector(name))
  const same = JSON.stringify(data)
  asked.set(text, number => setTriggerValue("asked", number))
  if (drawn.get(text) === same) return
  drawn.set(text, same)
  text.setAttribute("aria-label", data.label)
  told.className = data.legend.length ? "told" : "told none"
  told.textContent = ""
  const hues = huesOf(data.legend)
  const tell = words => { told.textContent = words }
  parentElement.querySelector(".legend").replaceChildren(...legend(data.legend, hues))
  text.replaceChildren(...data.pieces.flatMap((piece, number) => {
    const ask = piece.offers ? [button(piece.offers, "", () => asked.get(text)(number))] : []
    if (piece.kind !== "kept") return [changed(piece, data.words), ...ask]
    if (data.legend.length) return piece.by ? [written(piece, hues, tell)] : [piece.text]
    return kept(piece.text, data.words)
  }))
  walk(text)
}
