// What completes `@` and `#`: asked of the server while one types. Without an answer nothing opens.
import { autocompletion } from "@codemirror/autocomplete"

import { maySpeakOf } from "./highlight.js"

const ASKED = /(?<![\p{L}\p{N}/@#&=%.:?+\-$\\])(?:@[\p{L}\p{M}\p{N}_.+-]{0,60}|#[\p{L}\p{N}][\p{L}\p{M}\p{N}_:-]{0,60})$/u

/** `channel()` gives the way to the server, `data` and all. */
export function suggestions(channel) {
  return autocompletion({
    override: [(context) => suggest(context, channel())],
    icons: false,
    closeOnBlur: true,
    activateOnTypingDelay: 150,
    addToOptions: [{ position: 60, render: detailOf }],
    tooltipClass: () => "suggestions",
  })
}

async function suggest(context, channel) {
  const before = context.matchBefore(ASKED)
  if (!before || !channel.isOpen || !maySpeakOf(context.state, before.from)) return null
  const options = await answers(context, channel.data, before.text)
  if (context.aborted || !options?.length) return null
  return { from: before.from, options, filter: false }
}

async function answers(context, { postmortem, token }, typed) {
  const address = new URL(`suggestions/${encodeURIComponent(postmortem)}`, document.baseURI)
  const kind = typed[0] === "@" ? "person" : "reference"
  address.search = new URLSearchParams({ pass: token, kind, q: typed.slice(1) })
  const asking = new AbortController()
  context.addEventListener("abort", () => asking.abort(), { onDocChange: true })
  try {
    const answer = await fetch(address, { signal: asking.signal })
    return answer.ok ? (await answer.json()).map(optionOf) : null
  } catch {
    return null // offline, or not asked for any more
  }
}

function optionOf({ insert, title, detail }) {
  return { label: insert, displayLabel: title, more: insert === title ? detail : [insert, detail].filter(Boolean).join(" · "), apply: `${insert} ` }
}

function detailOf({ more }) {
  const made = document.createElement("span")
  made.className = "more"
  made.textContent = more ?? ""
  return made
}
