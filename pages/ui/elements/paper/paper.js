// The document at reading width. Its HTML is made by core.document.html, where every text is escaped.
export default function ({ data, parentElement }) {
  const paper = parentElement.querySelector(".paper")
  paper.lang = data.lang
  paper.setAttribute("aria-label", data.label)
  paper.classList.toggle("framed", data.height !== null)
  paper.style.setProperty("--height", data.height === null ? "auto" : data.height)
  if (paper.dataset.digest === data.digest) return
  paper.dataset.digest = data.digest
  const { scrollTop } = paper
  paper.innerHTML = data.html
  paper.scrollTop = scrollTop
}
