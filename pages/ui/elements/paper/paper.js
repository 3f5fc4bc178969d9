// The document at reading width. Its HTML is made by core.document.html, where every text is escaped.
// A wide table scrolls by itself, so that its columns keep a width that can be read.
const scrolling = table => {
  const frame = document.createElement("div")
  frame.className = "scrolling"
  table.replaceWith(frame)
  frame.append(table)
}

// A picture keeps the address by which it was shown first: a new pass alone must not load it again.
const shown = new Map()

const lead = (file, { folder, token }) => {
  const address = new URL(`${folder}${encodeURIComponent(file.dataset.attachment)}`, document.baseURI)
  address.searchParams.set("pass", token)
  if (file.tagName === "A") {
    file.href = address.href
    file.download = ""
    return
  }
  const id = address.pathname
  const say = () => file.replaceWith(file.alt)
  const retry = () => {
    file.onerror = say
    file.src = address.href
  }
  file.onload = () => shown.set(id, file.src)
  if (file.src) return
  file.loading = "lazy"
  file.onerror = shown.has(id) ? retry : say
  file.src = shown.get(id) ?? address.href
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
  if (data.files) paper.querySelectorAll("[data-attachment]").forEach(file => lead(file, data.files))
  if (paper.dataset.shown === data.show) return
  paper.dataset.shown = data.show
  const heading = [...paper.querySelectorAll("h2")].find(each => each.textContent === data.show)
  if (heading) paper.scrollTop = heading.offsetTop - 12
}
