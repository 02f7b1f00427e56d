import { expect, it } from 'vitest'

import { oneFile } from './oneFile.ts'

/** Who brings whom at once, and who only when it is asked for. */
const COMES: Record<string, string[]> = {
  phone: ['session'],
  desk: ['session', 'table'],
  part: ['session', 'table', 'sheet', 'files'],
  sheet: ['popup'],
}
const ASKED: Record<string, string[]> = { phone: ['part', 'other'], desk: ['upload'], part: ['words'] }
const graph = {
  getModuleInfo: (id: string) => ({
    importedIds: COMES[id] ?? (id === 'upload' ? ['files'] : []),
    dynamicallyImportedIds: ASKED[id] ?? [],
  }),
}

it('puts into one file what a part needs that no face begins with and no other face asks for', () => {
  const name = oneFile('later', 'part', 'phone', ['desk'])
  const all = ['phone', 'desk', 'session', 'table', 'files', 'upload', 'part', 'sheet', 'popup', 'words', 'other']
  expect(all.filter((id) => name(id, graph) === 'later')).toEqual(['part', 'sheet', 'popup'])
})
