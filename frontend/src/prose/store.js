// What this browser keeps of a document, in its own database: the updates, one after the other.
import * as Y from "yjs"

const UPDATES = "updates"
const MARKS = "custom"
const MOST_UPDATES = 500

/**
 * The kept document is in `doc` when `recalled` resolves: to true, or to false where the browser forbids its database
 * or has not answered in time. A database that answers later is taken in all the same, and `onLate` called.
 * `keeps` says whether what is typed now will be found here again.
 */
export class BrowserStore {
  keeps = false
  #database = null
  #count = 0

  constructor(name, doc, { patience, onLate, onLost }) {
    this.doc = doc
    this.onLost = onLost
    const opened = this.#open(name).then(
      () => true,
      () => false,
    )
    const late = new Promise((resolve) => setTimeout(resolve, patience, "late"))
    this.recalled = Promise.race([opened, late]).then((outcome) => {
      if (outcome !== "late") return outcome
      opened.then((keeps) => keeps && onLate())
      return false
    })
    doc.on("update", this.#keep)
    doc.on("destroy", this.#close)
  }

  async mark(name) {
    if (this.keeps) await this.#run(MARKS, "readwrite", (marks) => marks.put(1, name)).catch(this.#lose)
  }

  async isMarked(name) {
    if (!this.keeps) return false
    const mark = await this.#run(MARKS, "readonly", (marks) => marks.get(name)).catch(this.#lose)
    return mark !== undefined
  }

  async #open(name) {
    const request = indexedDB.open(name)
    request.onupgradeneeded = ({ target }) => {
      target.result.createObjectStore(UPDATES, { autoIncrement: true })
      target.result.createObjectStore(MARKS)
    }
    const database = await answerOf(request)
    if (this.doc.isDestroyed) return database.close()
    this.#database = database
    database.onversionchange = this.#close
    const kept = await this.#run(UPDATES, "readonly", (updates) => updates.getAll())
    const before = Y.encodeStateAsUpdate(this.doc)
    this.doc.transact(() => kept.forEach((update) => Y.applyUpdate(this.doc, update, this)), this, false)
    this.#count = kept.length
    this.keeps = true
    if (before.length > 2) this.#keep(before, null)
  }

  #keep = (update, origin) => {
    if (!this.keeps || origin === this) return
    this.#run(UPDATES, "readwrite", (updates) => updates.add(update)).catch(this.#lose)
    if (++this.#count >= MOST_UPDATES) this.#pack()
  }

  /** One update in the place of many; another tab's are among them. */
  #pack() {
    this.#count = 1
    this.#run(UPDATES, "readwrite", (updates) => {
      const all = updates.getAll()
      all.onsuccess = () => {
        const whole = new Y.Doc()
        whole.transact(() => all.result.forEach((update) => Y.applyUpdate(whole, update)))
        updates.clear()
        updates.add(Y.encodeStateAsUpdate(whole))
      }
      return all
    }).catch(this.#lose)
  }

  async #run(store, mode, work) {
    const transaction = this.#database.transaction(store, mode)
    const request = work(transaction.objectStore(store))
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
    })
  }

  #lose = () => {
    this.keeps = false
    this.onLost()
  }

  #close = () => {
    this.keeps = false
    this.doc.off("update", this.#keep)
    this.#database?.close()
  }
}

function answerOf(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = ({ target }) => resolve(target.result)
    request.onerror = ({ target }) => reject(target.error)
  })
}
