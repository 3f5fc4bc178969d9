// Pictures that are pasted, dropped or picked become attachments, and their Markdown is put where they were dropped.
import { indexOf, placeAt } from "./place.js"

const TRIES = 3
const PAUSE = 1500

/** One after the other; what happens is told in the list, in words. */
export class Uploads {
  #queue = Promise.resolve()

  /** `insert(index, markdown)` writes into the text. */
  constructor(list, text, { data, words, insert }) {
    Object.assign(this, { list, text, data, words, insert })
  }

  /** Take files to this index of the text. */
  add(files, index) {
    const place = { now: placeAt(this.text, index) } // behind each picture for the next
    for (const file of files) {
      const line = this.#line(file)
      this.#queue = this.#queue.then(() => this.#send(file, place, line))
    }
  }

  async #send(file, place, line) {
    const key = freshKey()
    for (let left = TRIES; ; ) {
      const { status, answer } = await this.#post(file, key, line)
      if (status === 201 || status === 200) {
        line.remove()
        const index = indexOf(this.text, place.now) ?? this.text.length
        this.insert(index, answer.markdown)
        place.now = placeAt(this.text, index + answer.markdown.length)
        return
      }
      if (status !== 0 || --left === 0) return this.#refuse(line, answer?.reason ?? this.#say("upload_failed", file))
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
  }

  /** XMLHttpRequest, since `fetch` does not tell how much has been sent. A status of 0: no answer. */
  #post(file, key, line) {
    const { postmortem, token } = this.data()
    const address = new URL(`uploads/${encodeURIComponent(postmortem)}`, document.baseURI)
    address.search = new URLSearchParams({ pass: token, name: file.name, key })
    return new Promise((resolve) => {
      const request = new XMLHttpRequest()
      request.upload.onprogress = ({ loaded, total }) => this.#progress(line, file, loaded / Math.max(total, 1))
      request.onloadend = () => resolve({ status: request.status, answer: parsed(request.responseText) })
      request.open("POST", address)
      request.setRequestHeader("x-afterword", "upload")
      request.setRequestHeader("accept-language", this.words().language)
      request.send(file)
    })
  }

  #line(file) {
    const line = document.createElement("div")
    this.list.append(line)
    this.#progress(line, file, 0)
    return line
  }

  #progress(line, file, part) {
    line.textContent = this.#say("uploading", file).replace("{percent}", String(Math.round(part * 100)))
  }

  #refuse(line, reason) {
    line.className = "refused"
    line.replaceChildren(reason, button(this.words().dismiss, () => line.remove()))
  }

  #say(key, file) {
    return this.words()[key].replace("{name}", file.name)
  }
}

/** The pictures among what is pasted or dropped. */
export function picturesOf(transfer) {
  return [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"))
}

/** Have the person pick pictures. */
export function pick(then) {
  const input = Object.assign(document.createElement("input"), { type: "file", accept: "image/*", multiple: true })
  input.onchange = () => then([...input.files])
  input.click()
}

function button(words, onClick) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: words })
  made.addEventListener("click", onClick)
  return made
}

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** `crypto.randomUUID` is not there on plain http. */
function freshKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}
