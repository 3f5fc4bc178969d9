// Builds the bundle that is checked in: three entries and what they share, named by their content.
import { build } from "esbuild"
import { readdirSync, readFileSync, rmSync } from "node:fs"
import { gzipSync } from "node:zlib"

const BUNDLE = new URL("../pages/ui/live/bundle/", import.meta.url)
const LARGEST = 150_000

rmSync(BUNDLE, { recursive: true, force: true })
await build({
  entryPoints: ["src/live.js", "src/editor.js", "src/field.js"],
  outdir: BUNDLE.pathname,
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  alias: { "lib0/logging": "./src/logging.js" }, // the library's own draws in half as much as Yjs for colours
  entryNames: "[name]-[hash]",
  chunkNames: "chunk-[hash]",
})

let total = 0
for (const name of readdirSync(BUNDLE).sort()) {
  const size = gzipSync(readFileSync(new URL(name, BUNDLE)), { level: 9 }).length
  total += size
  console.log(`${name.padEnd(24)}${size.toLocaleString("en").padStart(9)} bytes gzipped`)
}
console.log(`${"in all".padEnd(24)}${total.toLocaleString("en").padStart(9)}`)
if (total > LARGEST) throw new Error(`The bundle may weigh ${LARGEST.toLocaleString("en")} bytes at most.`)
