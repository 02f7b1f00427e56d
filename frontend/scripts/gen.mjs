/**
 * Writes the client's types from the server's committed schemas.
 * The same input gives the same bytes, so CI runs it again and expects no difference.
 */
import { readFile, writeFile } from 'node:fs/promises'

import { compile } from 'json-schema-to-typescript'
import openapiTS, { astToString } from 'openapi-typescript'

const here = (path) => new URL(`../${path}`, import.meta.url)
const banner = (source) => `// Made by \`npm run gen\` from ${source}. Change that file, never this one.\n`

async function apiTypes() {
  const source = 'platform/openapi.yaml'
  const types = astToString(await openapiTS(here(`../${source}`), { alphabetize: true }))
  await writeFile(here('src/api/schema.gen.ts'), `${banner(source)}\n${types}`)
}

async function messageTypes() {
  const source = 'platform/events.schema.json'
  const schema = JSON.parse(await readFile(here(`../${source}`), 'utf8'))
  const types = await compile(schema, schema.title ?? 'ServerMessage', {
    bannerComment: banner(source),
    additionalProperties: false,
    style: { semi: false, singleQuote: true, printWidth: 110 },
  })
  await writeFile(here('src/live/messages.gen.ts'), types)
}

await apiTypes()
await messageTypes()
