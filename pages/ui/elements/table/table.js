// A plain table: real rows and headers, opened by click or Enter. Text is set as text, never as HTML.
const cell = (column, value, open) => {
  const td = document.createElement("td")
  td.className = column.kind ?? ""
  td.dataset.title = column.title
  const { text = "", tone, mark, title } = typeof value === "object" && value !== null ? value : { text: value ?? "" }
  if (text === "" && !mark) return td
  const inside = document.createElement(open ? "button" : "span")
  if (open) { inside.type = "button"; inside.onclick = event => { event.stopPropagation(); open() } }
  if (tone) inside.className = `pill ${tone}`
  if (title) inside.title = title
  if (mark) {
    const sign = document.createElement("span")
    sign.setAttribute("aria-hidden", "true")
    sign.textContent = `${mark.sign} `
    sign.style.color = mark.colour
    inside.append(sign)
  }
  inside.append(text)
  td.append(inside)
  return td
}

const note = said => {
  const made = document.createElement("div")
  made.className = "note"
  made.textContent = said
  return made
}

const row = (columns, { id, cells, notes }, data, open) => {
  const tr = document.createElement("tr")
  if (data.opens) { tr.className = id === data.open ? "opens open" : "opens"; tr.onclick = () => open(id) }
  if (id === data.open) tr.setAttribute("aria-current", "true")
  const opener = columns.findIndex(column => column.opens)
  cells.forEach((value, i) => tr.append(cell(columns[i], value, data.opens && i === opener ? () => open(id) : null)))
  tr.cells[Math.max(opener, 0)]?.append(...(notes ?? []).map(note))
  return tr
}

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const frame = parentElement.querySelector(".frame")
  const table = document.createElement("table")
  const caption = table.createCaption()
  caption.className = "visually-hidden"
  caption.textContent = data.caption
  const head = table.createTHead().insertRow()
  for (const column of data.columns) {
    const th = document.createElement("th")
    th.scope = "col"
    th.className = column.kind ?? ""
    th.textContent = column.title
    head.append(th)
  }
  const body = table.createTBody()
  const open = id => setTriggerValue("opened", id)
  body.append(...data.rows.map(each => row(data.columns, each, data, open)))
  const focused = parentElement.activeElement?.closest?.("tr")?.rowIndex
  const { scrollTop, scrollLeft } = frame
  frame.style.setProperty("--height", data.height ? `${data.height}px` : "none")
  frame.replaceChildren(table)
  frame.scrollTo(scrollLeft, scrollTop)
  if (focused > 0) table.rows[Math.min(focused, table.rows.length - 1)]?.querySelector("button")?.focus({ preventScroll: true })
  const { scrollTo } = data
  if (scrollTo && frame.dataset.scrolled !== scrollTo) {
    frame.dataset.scrolled = scrollTo
    table.querySelector("tr.open")?.scrollIntoView({ block: "nearest" })
  }
}
