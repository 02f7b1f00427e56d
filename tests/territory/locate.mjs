/** The phone's own answers: `node locate.mjs SOURCE GRIDS POINTS`, both files as the server wrote them. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [source, grids, points] = process.argv.slice(2)
const { transformWithOxc } = await import(pathToFileURL(createRequire(source).resolve('vite')).href)
const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source)
const { Ground } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)

const bytes = readFileSync(grids)
const ground = Ground.read(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
const answers = JSON.parse(readFileSync(points, 'utf8')).map(([lng, lat, accuracy]) => {
  const { grid, near } = ground.locate(lng, lat, accuracy)
  const metres = [...(grid ? [grid] : []), ...near].map(({ code }) => ground.metresTo(code, lng, lat))
  return [grid?.code ?? null, near.map(({ code }) => code), metres]
})
process.stdout.write(JSON.stringify(answers))
