/**
 * Writes the client's types from the server's committed schemas.
 * The same input gives the same bytes, so CI runs it again and expects no difference.
 */
import { readFile, writeFile } from 'node:fs/promises'

import { compile } from 'json-schema-to-typescript'
import openapiTS, { astToString } from 'openapi-typescript'

const here = (path) => new URL(`../${path}`, import.meta.url)
const banner = (source) => `// Made by \`npm run gen\` from ${source}. Change that file, never this one.\n`

/** The server writes YAML 1.1, where `0108` is a word; the reader below knows 1.2, where it is a number. */
const quoteLeadingZeros = (yaml) => yaml.replace(/^(\s*- )(0\d+)$/gm, "$1'$2'")

async function apiTypes() {
  const source = 'platform/openapi.yaml'
  const yaml = quoteLeadingZeros(await readFile(here(`../${source}`), 'utf8'))
  // A field with a default may be left out of a request.
  const types = astToString(await openapiTS(yaml, { alphabetize: true, defaultNonNullable: false }))
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

/** Faces and roles are the server's tables; the page needs the doors of the one and the words of the other. */
async function posts() {
  const source = 'platform/pingan/policy'
  const faces = JSON.parse(await readFile(here(`../${source}/faces.json`), 'utf8'))
  const [head, ...rows] = (await readFile(here(`../${source}/roles.csv`), 'utf8')).trim().split('\n')
  const names = head.split(',')
  const roles = rows.map((row) => Object.fromEntries(row.split(',').map((cell, index) => [names[index], cell])))
  const lines = [
    `${banner(`${source}/faces.json and roles.csv`)}`,
    'export const FACES = [',
    ...faces.map(({ name, path, entry }) => `  { name: '${name}', path: '${path}', entry: '${entry}' },`),
    '] as const',
    '',
    'type Words = Readonly<Record<string, { zh: string; en: string }>>',
    'export const ROLES: Words = {',
    ...roles.map(({ role, label, label_en }) => `  ${role}: { zh: '${label}', en: '${label_en}' },`),
    '}',
    '',
    '/** What the pages of a role are called, where that is not the name of their face. */',
    'export const DESKS: Words = {',
    ...roles.filter(({ desk }) => desk).map(({ role, desk, desk_en }) => `  ${role}: { zh: '${desk}', en: '${desk_en}' },`),
    '}',
    '',
  ]
  await writeFile(here('src/people/posts.gen.ts'), lines.join('\n'))
}

/** What stands beside an error: why it can come about and what to do. The help desk's table, of which a page needs
 * the lines that name a problem. No cell of it has a comma. */
async function symptoms() {
  const source = 'platform/pingan/operations/symptoms.csv'
  const [head, ...rows] = (await readFile(here(`../${source}`), 'utf8')).trim().split('\n')
  const names = head.split(',')
  const told = rows.map((row) => Object.fromEntries(row.split(',').map((cell, index) => [names[index], cell])))
  const lines = [
    banner(source),
    'interface Told {',
    '  why: string',
    '  remedy: string',
    '}',
    'export interface Symptom {',
    '  problems: readonly string[]',
    '  zh: Told',
    '  en: Told',
    '}',
    'export const SYMPTOMS: readonly Symptom[] = [',
    ...told
      .filter(({ problems }) => problems)
      .flatMap(({ problems, ...row }) => [
        '  {',
        `    problems: ${JSON.stringify(problems.split(' '))},`,
        ...['zh', 'en'].map((language) => `    ${language}: ${JSON.stringify({ why: row[`why_${language}`], remedy: row[`do_${language}`] })},`),
        '  },',
      ]),
    ']',
    '',
  ]
  await writeFile(here('src/ui/symptoms.gen.ts'), lines.join('\n'))
}

await apiTypes()
await messageTypes()
await posts()
await symptoms()
