/** What is written of a dossier, and when it is complete. */
import { describe, expect, it } from 'vitest'

import {
  blankEvidence,
  blankHelper,
  blankReadBack,
  blankStatement,
  evidenceBody,
  evidenceDraft,
  helperBody,
  moved,
  readBackBody,
  statementBody,
  statementDraft,
  type Evidence,
  type Statement,
} from './dossier'

const NOW = Date.parse('2026-11-28T02:00:00Z')
const statement = (changes: Partial<Statement> = {}): Statement => ({
  ...{ number: 3, version: 1, kind: 'inquiry', party: null, speaker: '示例证人', said_at: '2026-11-28T02:00:00Z' },
  ...{ place: '', present: '', words: '看见过', language: '', original: '', interpreter: '', sha256: '' },
  ...changes,
})

describe('evidence', () => {
  it('has a name, and whole pages', () => {
    expect(evidenceBody({ ...blankEvidence(), pages: '1.5' }).missing).toEqual(['title', 'pages'])
    expect(evidenceBody({ ...blankEvidence(), title: ' 借条 ', pages: '' }).body).toMatchObject({ title: '借条', pages: null, party: null })
  })

  it('is a file or a picture of the case, and stays so while it is corrected', () => {
    const one = { ...blankEvidence(), number: 1, version: 1, title: '合同', file_id: 'a-b', photo_id: null } as unknown as Evidence
    expect(evidenceBody(evidenceDraft(one)).body).toMatchObject({ file_id: 'a-b', photo_id: null })
    expect(evidenceBody({ ...blankEvidence(), title: '照片', thing: 'photo:c-d' }).body).toMatchObject({ file_id: null, photo_id: 'c-d' })
  })

  it('is put a place earlier or later, and never out of the list', () => {
    expect(moved([3, 1, 2], 1, -1)).toEqual([1, 3, 2])
    expect(moved([3, 1, 2], 1, 1)).toEqual([3, 2, 1])
    expect(moved([3, 1, 2], 3, -1)).toEqual([3, 1, 2])
    expect(moved([3, 1, 2], 2, 1)).toEqual([3, 1, 2])
    expect(moved([3], 9, 1)).toEqual([3])
  })
})

describe('a statement', () => {
  it('is of somebody, and names who interpreted', () => {
    expect(statementBody({ ...blankStatement(NOW), language: 'hani' }).missing).toEqual(['speaker', 'words', 'interpreter'])
  })

  it('says nothing of another language where none was spoken', () => {
    const draft = { ...blankStatement(NOW), party: 2, speaker: '别人', words: '各让一步', original: 'x', interpreter: 'y' }
    expect(statementBody(draft).body).toMatchObject({ party: 2, speaker: '', original: '', interpreter: '', language: '' })
  })

  it('is corrected from what it says', () => {
    const { body } = statementBody(statementDraft(statement({ place: '村委会' })))
    expect(body).toMatchObject({ speaker: '示例证人', place: '村委会', words: '看见过', kind: 'inquiry' })
    expect(Date.parse(body?.said_at ?? '')).toBe(NOW)
  })
})

describe('a text that is read back', () => {
  it('is read to whoever said it, by whoever interpreted', () => {
    const draft = blankReadBack(statement({ language: 'dai', interpreter: '示例译员' }))
    expect(readBackBody(draft, { statement: 3 }).body).toMatchObject({
      ...{ statement: 3, listener: 'witness', number: null, reading: 'interpreted', language: 'dai', interpreter: '示例译员' },
    })
    expect(blankReadBack(statement({ party: 2 }))).toMatchObject({ listener: 'party', number: 2, reading: 'aloud' })
  })

  it('names whom, and what is wrong', () => {
    const draft = { ...blankReadBack(null), answer: 'objects' as const }
    expect(readBackBody(draft, { paper_id: 'p' }).missing).toEqual(['number', 'objection'])
    expect(readBackBody({ ...blankReadBack(null), listener: 'witness' }, { paper_id: 'p' }).missing).toEqual(['name'])
  })
})

it('help is what every party wants', () => {
  const draft = { ...blankHelper(), name: '示例邻居', agreed: [1] }
  expect(helperBody(draft, [1, 2]).missing).toEqual(['agreed'])
  expect(helperBody(draft, []).missing).toEqual(['agreed'])
  expect(helperBody({ ...draft, agreed: [2, 1, 7] }, [1, 2]).body).toMatchObject({ agreed: [2, 1] })
})
