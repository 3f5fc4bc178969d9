// The people in a room, as elements show them.
const READING = "read"

/** Each once, whoever has several tabs open, in the order of their names; without oneself. A tab that writes counts first. */
const peopleOf = (others, me) => {
  const found = new Map()
  for (const { person, name, state } of others.values()) {
    const known = found.get(person)
    if (person === me || (known && known.state.step !== READING)) continue
    found.set(person, { person, name, state: state ?? {} })
  }
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name))
}

const initialsOf = name => {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map(word => [...word][0] ?? "").join("").toUpperCase()
}

const circle = ({ person, name }, hueOf, tag = "span") => {
  const made = document.createElement(tag)
  made.className = `initials hue-${hueOf(person)}`
  made.textContent = initialsOf(name)
  return made
}
