// Three values and two ways out. The card announces itself, and takes the focus from nobody who is typing.
const seen = new WeakSet()

const focused = () => {
  let found = document.activeElement
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement
  return found
}

const isTyping = () => {
  const found = focused()
  return found?.isContentEditable || ["input", "textarea", "select"].includes(found?.localName)
}

const pieces = side => side.pieces.map(({ words, differs }) => {
  if (!differs) return document.createTextNode(words)
  const mark = document.createElement("mark")
  mark.textContent = words
  return mark
})

const entry = side => {
  const name = document.createElement("dt")
  name.textContent = side.name
  const value = document.createElement("dd")
  value.append(...pieces(side))
  return [name, value]
}

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const card = parentElement.querySelector("section")
  const find = id => card.querySelector(`#${id}`)
  find("title").textContent = data.title
  find("hint").textContent = data.hint
  card.querySelector("dl").replaceChildren(...data.sides.flatMap(entry))
  for (const [id, words] of [["theirs", data.take], ["mine", data.keep]]) {
    find(id).textContent = words
    find(id).onclick = () => setTriggerValue(id, Date.now())
  }
  if (seen.has(card)) return
  seen.add(card)
  if (isTyping()) parentElement.querySelector("[role=status]").textContent = data.title
  else card.focus({ preventScroll: true })
}
