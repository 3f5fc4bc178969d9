// Draws the field at once, so that nothing jumps, and fetches the editor: one copy for all fields of the page.
// Streamlit runs this from a `blob:` address, which knows no relative imports.
export default async function (component) {
  const { data: [data], parentElement } = component
  const find = (selector) => parentElement.querySelector(selector)
  find("#label").textContent = data.label
  find("#help").textContent = data.help
  find("#keys").textContent = data.words.keys
  const area = find("textarea")
  if (area) {
    area.placeholder = data.placeholder
    area.rows = data.rows
  }
  if (area && !area.dataset.began) {
    area.dataset.began = "true"
    area.value = data.text
    area.style.height = `${area.scrollHeight + 2}px`
    find("[data-part=status]").textContent = data.words.loading
  }
  const editor = await import(new URL(data.editor, document.baseURI).href)
  return editor.default({ ...component, data })
}
