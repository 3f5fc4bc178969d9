// Rows to tick. What is ticked stays ticked when the page runs again, as long as it is the same block.
const element = (tag, className, text) => {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}

const box = (label, isTicked, onChange) => {
  const made = document.createElement("input")
  made.type = "checkbox"
  made.checked = isTicked
  made.setAttribute("aria-label", label)
  made.onchange = onChange
  return made
}

const heading = text => {
  const made = element("th", "", text)
  made.scope = "col"
  return made
}

function cells({ day, time, kind, mark, text, actor, doubts }) {
  const when = element("td", "time")
  if (day) when.append(element("div", "muted", day))
  when.append(element("div", "", time))
  const what = element("td", "text")
  const said = element("div", "words", text)
  if (mark) {
    const sign = element("span", "", `${mark.sign} `)
    sign.style.color = mark.colour
    sign.setAttribute("aria-hidden", "true")
    said.prepend(sign)
  }
  what.append(said)
  if (kind) what.append(element("div", "muted", kind))
  what.append(...doubts.map(doubt => element("div", "doubt", doubt)))
  return [when, what, element("td", "", actor)]
}

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const { rows, words, name } = data
  const frame = parentElement.querySelector(".frame")
  const kept = frame.dataset.name === name ? [...frame.querySelectorAll("tbody input")].map(each => each.checked) : []
  frame.dataset.name = name
  const table = element("table")
  table.createCaption().textContent = words.caption
  table.caption.className = "visually-hidden"
  const boxes = rows.map((row, i) => box(`${row.time} ${row.text}`.trim(), kept[i] ?? row.is_ticked, () => show()))
  const all = box(words.all, false, () => {
    for (const each of boxes) each.checked = all.checked
    show()
  })
  const head = table.createTHead().insertRow()
  const first = element("th")
  first.append(all)
  head.append(first, ...[words.time, words.text, words.actor].map(heading))
  const body = table.createTBody()
  rows.forEach((row, i) => {
    const line = body.insertRow()
    line.insertCell().append(boxes[i])
    line.append(...cells(row))
    line.onclick = ({ target }) => target.closest("input") || boxes[i].click()
  })
  const [take, drop] = parentElement.querySelectorAll(".verbs button")
  const show = () => {
    const count = boxes.filter(each => each.checked).length
    take.textContent = words.take.replace("{count}", count)
    take.disabled = !count
    all.checked = count === boxes.length
    all.indeterminate = count > 0 && count < boxes.length
  }
  take.onclick = () => setTriggerValue("taken", boxes.flatMap((each, i) => (each.checked ? [i] : [])))
  drop.onclick = () => setTriggerValue("dropped", true)
  drop.textContent = words.drop
  const { scrollTop } = frame
  frame.replaceChildren(table)
  frame.scrollTop = scrollTop
  show()
}
