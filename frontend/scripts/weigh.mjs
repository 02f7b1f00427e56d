/**
 * What each face costs before it can be used: its scripts and styles with everything they import at once, packed as
 * nginx packs them. Part of the `build` check: a library that slips into the first load of the phone is found here.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const DIST = fileURLToPath(new URL('../dist/', import.meta.url))
/** KB of 1,000 bytes, scripts and styles together. A phone in the hills pays for every one; a desk has a wire. */
const LIMITS = { field: 150, desk: 215, region: 170, manage: 170 }

const manifest = JSON.parse(readFileSync(`${DIST}.vite/manifest.json`, 'utf8'))

function filesOf(key, seen = new Set()) {
  const chunk = manifest[key]
  if (seen.has(chunk.file)) return seen
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file)
  for (const imported of chunk.imports ?? []) filesOf(imported, seen)
  return seen
}

const packed = (file) => gzipSync(readFileSync(DIST + file), { level: 6 }).length

let heavy = false
for (const [face, limit] of Object.entries(LIMITS)) {
  const weights = [...filesOf(`src/faces/${face}/main.ts`)].map((file) => [packed(file), file])
  const kilobytes = weights.reduce((sum, [bytes]) => sum + bytes, 0) / 1000
  console.log(`${face}: ${kilobytes.toFixed(1)} KB of ${limit}`)
  if (kilobytes <= limit) continue
  heavy = true
  weights.sort(([a], [b]) => b - a)
  for (const [bytes, file] of weights.slice(0, 8)) console.log(`  ${(bytes / 1000).toFixed(1)} KB  ${file}`)
}
// A worker of modules is younger than Chrome 79: it is one file.
if (/\b(import|export)\b\s*[\w{*'"(]/.test(readFileSync(`${DIST}worker.js`, 'utf8'))) {
  console.log('worker.js imports or exports something: it shares a module with a face.')
  heavy = true
}
if (heavy) process.exit(1)
