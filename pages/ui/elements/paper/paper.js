// The document at reading width. Its HTML is made by core.document.html, where every text is escaped.
// A wide table scrolls by itself, so that its columns keep a width that can be read.
const scrolling = table => {
  const frame = document.createElement("div")
  frame.className = "scrolling"
  table.replaceWith(frame)
  frame.append(table)
}

export default function ({ data: [data], parentElement }) {
  const paper = parentElement.querySelector(".paper")
  paper.lang = data.lang
  paper.setAttribute("aria-label", data.label)
  paper.classList.toggle("framed", data.height !== null)
  paper.style.setProperty("--height", data.height === null ? "auto" : data.height)
  if (paper.dataset.digest !== data.digest) {
    paper.dataset.digest = data.digest
    const { scrollTop } = paper
    paper.innerHTML = data.html
    paper.querySelectorAll("table").forEach(scrolling)
    paper.scrollTop = scrollTop
  }
  if (paper.dataset.shown === data.show) return
  paper.dataset.shown = data.show
  const heading = [...paper.querySelectorAll("h2")].find(each => each.textContent === data.show)
  if (heading) paper.scrollTop = heading.offsetTop - 12
}
