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

export default function ({ data: [data] }) {
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
