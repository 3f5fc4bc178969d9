// What elements of a page share: one socket for each postmortem, and who else is there.
export { join } from "./live/channel.js"
export { hueOf } from "./live/presence.js"
