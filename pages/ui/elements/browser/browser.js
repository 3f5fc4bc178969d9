// What only the browser can do: the page's language for screen readers, a cookie that is kept, the focus.
const remember = ({ name, value, days }) => {
  const secure = location.protocol === "https:" ? "; Secure" : ""
  document.cookie = `${name}=${value}; Path=/; Max-Age=${days * 86400}; SameSite=Lax${secure}`
}

const field = key => document.querySelector(`.st-key-${CSS.escape(key)}`)

const inside = host => {
  const target = "input, textarea, button, [tabindex='0']"
  for (const element of host.querySelectorAll("*")) {
    const found = element.shadowRoot?.querySelector(target)
    if (found) return found
  }
  return host.querySelector(target)
}

const focus = ({ key, top }, tries = 20) => {
  const host = field(key)
  if (!host && tries) return setTimeout(focus, 100, { key, top }, tries - 1)
  if (!host) return
  if (top) return host.scrollIntoView({ block: "start" })
  host.scrollIntoView({ block: "center" })
  inside(host)?.focus({ preventScroll: true })
}

const showIcon = address => {
  const link = document.querySelector("link[rel~=icon]") ?? document.head.appendChild(document.createElement("link"))
  link.rel = "icon"
  link.href = address
}

const done = new Set()

// A server that was started again knows nothing of this page, and answers no fragment of it before it has run as a whole.
const SPREAD = 500
const OFTEN = 5000
let outside = null // the last call of the element that stands outside of all fragments
let ranAt = 0

const runAgain = () => {
  if (!outside || Date.now() - ranAt < OFTEN) return
  ranAt = Date.now()
  setTimeout(() => outside.setTriggerValue("returned", Date.now()), Math.random() * SPREAD)
}

const watch = component => {
  const isFirst = outside === null
  outside = component
  const app = document.querySelector("[data-testid=stApp]")
  if (!isFirst || !app) return
  let before = app.dataset.testConnectionState
  new MutationObserver(() => {
    const now = app.dataset.testConnectionState
    if (now === "CONNECTED" && before !== now) runAgain()
    before = now
  }).observe(app, { attributeFilter: ["data-test-connection-state"] })
  addEventListener("afterword-unanswered", runAgain)
}

export default function (component) {
  const { data: [data] } = component
  if (data.watches) watch(component)
  document.documentElement.lang = data.lang
  if (data.icon && !done.has(data.icon)) {
    done.add(data.icon)
    showIcon(data.icon)
  }
  for (const cookie of data.cookies) {
    const spelled = `${cookie.name}=${cookie.value}`
    if (done.has(spelled)) continue
    done.delete([...done].find(each => each.startsWith(`${cookie.name}=`)))
    done.add(spelled)
    remember(cookie)
  }
  if (data.focus && !done.has(data.focus.at)) {
    done.add(data.focus.at)
    focus(data.focus)
  }
}
