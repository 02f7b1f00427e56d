/** Every form with words on a dispute: it tells who writes, keeps what is typed, and shows what a colleague wrote meanwhile. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, reactive, type Component } from 'vue'

import type { CaseOut } from '@/api/types'
import { forgetDrafts, openDrafts, writeAll } from '@/cases/writing/drafts'
import { useLive } from '@/live/useLive'
import calendar from '@/mediation/calendar/words.zh'
import dossier from '@/mediation/dossier/words.zh'
import helps from '@/mediation/helps/words.zh'
import keeping from '@/mediation/keeping/words.zh'
import opening from '@/mediation/opening/words.zh'
import { useSession } from '@/people/useSession'
import { forgetWords } from '@/ui/kept'

import { aCase, aStep, onStage, serve, type Asked } from '../testing/stage'

const sources = import.meta.glob<string>('/src/mediation/**/*.vue', { query: '?raw', import: 'default', eager: true })
const forms = import.meta.glob<{ default: Component }>('/src/mediation/**/*Form.vue')
const words = { ...calendar, ...dossier, ...helps, ...keeping, ...opening }
const AT = '2026-10-09T09:00:00+08:00'
const REACHES = { 'cases.lease': { span: 'area', tracks: ['dispute'], own: true } }

const party = {
  ...{ id: 'p', number: 1, version: 1, side: 'applicant', kind: 'person', name: '示例甲', phone: '', id_number: '' },
  ...{ address: '', representatives: [], rights_told_at: AT, consent: '', consent_how: '', consent_at: null },
}
const parties = [party, { ...party, id: 'q', number: 2, side: 'respondent', name: '示例乙' }]
const current = aCase({ track: 'dispute', dispute: { parties, sessions: [], may_write_parties: true } as never })
const of = (more: object): CaseOut => ({ ...current, ...more })

const promise = {
  ...{ number: 1, payer: 1, payee: 2, what: '', amount: '300.00', paid: '0.00', due_on: '2026-12-01', state: 'pending' },
  ...{ done_on: null, breached_on: null, road: '', urged: 0, urged_on: null, performances: [] as object[] },
}
const visit = {
  ...{ number: 1, why: 'days', days: 7, due_on: '2026-12-01', made_at: null as string | null, by: null, way: '', kept: '' },
  ...{ asked: [], satisfied: null, went_on: '', opinion: '', troubles: '' },
}
const court = { bars: [], often: [], court: '', applied_on: null, decided_on: null, ruling: '', state: '', until: '2026-12-20' }
const terms = { version: 1, agreed: '各退半尺', issues: '', left_open: '', how: '', total: null, decides: null, why_not: '' }
const held = (more: object) => ({ ...{ terms, promises: [], visits: [visit], confirmation: court, may_follow: true, may_write: true }, ...more })
const evidence = { number: 1, version: 1, party: 1, title: '借条', proves: '', form: 'copy', pages: 1, file_id: null, photo_id: null }
const statement = {
  ...{ number: 1, version: 1, kind: 'inquiry', party: 1, speaker: '', said_at: AT, place: '', present: '', words: '看见过' },
  ...{ language: '', original: '', interpreter: '', sha256: '' },
}
const lies = { mediators: [{ id: 'wu', name: '吴以和', leads: true }], helpers: [], evidence: [evidence], statements: [statement], read_backs: [] as object[] }
const appointment = {
  ...{ number: 1, version: 1, starts_at: AT, ends_at: '2026-10-09T10:30:00+08:00', room: null, place: '村委会', mode: 'closed' },
  ...{ mediator: { id: 'wu', name: '吴以和' }, parties: [1, 2], state: 'planned', session: null, why: '', proposals: [] as object[] },
}
const intake = {
  ...{ version: 1, origin: 'window', kind: '', confidential: false, sender: '', reference: '', sent_on: null, answer_by: null },
  ...{ facts: '占了道', requests: '', may_write: true, kind_label: '' },
}
const danger = { version: 1, grade: 'low', proposed: 'low', signs: [{ code: 'threat' }], why: '', police: null, may_write: true, graded_at: null }
const road = { number: 1, version: 1, road: 'lawsuit', label: '诉讼', label_en: '', stage: 'told', office: '', reference: '', due_on: null, note: '', under_way: true, at: AT }
const said = { name: '吴以和', own: true, close: false, anyway: false, why: '', at: AT }
const step = {
  ...{ number: 1, version: 1, code: '', what: '看现场', due_on: null, note: '', state: 'open', owner: null, settled_at: null, settled_by: '' },
}
const plan = { steps: [step], offered: [], owners: [], may_write: true }

interface Form {
  props: object
  /** What it is shown once a colleague has written, and what it then tells of it. */
  meanwhile: object
  theirs: string
  /** Which of the fields somebody writes into, where it is not the first one. */
  into?: string
}

const KNOWN: Readonly<Record<string, Form>> = {
  PartyForm: { props: { known: parties, party }, meanwhile: { party: { ...party, version: 2, name: '示例丙' } }, theirs: '示例丙', into: '[data-begin]' },
  ConsentForm: { props: { party }, meanwhile: { party: { ...party, consent: 'refused', consent_at: AT } }, theirs: '拒绝调解' },
  'keeping/AgreementForm': {
    props: { current: of({ keeping: held({}) }), parties },
    meanwhile: { current: of({ keeping: held({ terms: { ...terms, version: 2, agreed: '各退一尺' } }) }) },
    theirs: '各退一尺',
  },
  'keeping/PerformanceForm': {
    props: { promise },
    meanwhile: { promise: { ...promise, performances: [{ on: '2026-11-01', amount: '120.00', how: 'cash', note: '', proof: null }] } },
    theirs: '¥120.00',
    into: 'input[inputmode]',
  },
  'keeping/BreachForm': { props: { promise }, meanwhile: { promise: { ...promise, state: 'breached', road: 'court' } }, theirs: '转向法院起诉' },
  'keeping/VisitForm': { props: { visit, parties }, meanwhile: { visit: { ...visit, made_at: AT, kept: 'wholly', opinion: '都好' } }, theirs: '都好' },
  'keeping/VisitPlanForm': {
    props: { current: of({ keeping: held({}) }) },
    meanwhile: { current: of({ keeping: held({ visits: [visit, { ...visit, number: 2, why: 'planned', due_on: '2026-12-24' }] }) }) },
    theirs: '12月24日',
  },
  'keeping/CourtAskForm': { props: { court }, meanwhile: { court: { ...court, state: 'applied', applied_on: '2026-11-02', court: '示例法院' } }, theirs: '示例法院' },
  'keeping/RulingForm': {
    props: { court, whyNot: '' },
    meanwhile: { court: { ...court, state: 'confirmed', decided_on: '2026-11-09', ruling: '示例裁定1号' } },
    theirs: '示例裁定1号',
    into: 'input[maxlength="60"]',
  },
  'dossier/JoinForm': { props: { dossier: lies }, meanwhile: { dossier: { ...lies, mediators: [...lies.mediators, { id: 'feng', name: '冯解和', leads: false }] } }, theirs: '冯解和' },
  'dossier/HelperForm': { props: { dossier: lies, parties }, meanwhile: { dossier: { ...lies, helpers: [{ number: 1, name: '示例邻居', sort: 'relative', bond: '' }] } }, theirs: '示例邻居' },
  'dossier/EvidenceForm': { props: { dossier: lies, parties, known: evidence }, meanwhile: { known: { ...evidence, version: 2, title: '欠条' } }, theirs: '欠条', into: 'input[maxlength="120"]' },
  'dossier/StatementForm': { props: { parties, known: statement }, meanwhile: { known: { ...statement, version: 2, words: '听说过' } }, theirs: '听说过', into: 'textarea' },
  'dossier/ReadingForm': {
    props: { dossier: lies, parties, texts: [{ key: 'statement:1', words: '谈话 1' }] },
    meanwhile: { dossier: { ...lies, read_backs: [{ number: 1, name: '示例乙', listener: 'party', answer: 'right', objection: '' }] } },
    theirs: '示例乙',
    into: 'input[maxlength="60"]',
  },
  'calendar/AppointmentForm': { props: { parties, one: appointment }, meanwhile: { one: { ...appointment, version: 2, place: '镇里' } }, theirs: '镇里', into: 'input[maxlength="200"]' },
  'calendar/ProposalForm': {
    props: { parties, one: appointment },
    meanwhile: { one: { ...appointment, proposals: [{ number: 1, party: 2, starts_at: '2026-10-12T15:00:00+08:00', ends_at: AT, answer: '', accepted_by: [], declined_by: null }] } },
    theirs: '示例乙',
  },
  'opening/CameForm': { props: { current: of({ intake }) }, meanwhile: { current: of({ intake: { ...intake, version: 2, facts: '占了半条道' } }) }, theirs: '占了半条道', into: 'textarea' },
  'opening/SignsForm': {
    props: { current: of({ danger: { ...danger, signs: [] } }) },
    meanwhile: { current: of({ danger: { ...danger, version: 2 } }) },
    theirs: '扬言报复',
    into: '[value="weapon"]',
  },
  'opening/GradeForm': { props: { current: of({ danger }) }, meanwhile: { current: of({ danger: { ...danger, version: 2, why: '有旧怨' } }) }, theirs: '有旧怨', into: 'textarea' },
  'opening/PoliceForm': {
    props: { current: of({ danger }) },
    meanwhile: { current: of({ danger: { ...danger, version: 2, police: { asked: true, told_at: AT, office: '示例派出所', reference: '' } } }) },
    theirs: '示例派出所',
    into: 'input[maxlength="100"]',
  },
  'opening/RoadForm': { props: { known: road }, meanwhile: { known: { ...road, version: 2, note: '已立案' } }, theirs: '已立案', into: 'textarea' },
  'opening/DeclareForm': {
    props: { current: of({ choices: { items: [], declarations: [{ ...said, close: true, why: '邻居' }] } }) },
    meanwhile: { current: of({ choices: { items: [], declarations: [{ ...said, close: true, why: '同村', at: '2026-10-10T09:00:00+08:00' }] } }) },
    theirs: '同村',
    into: 'textarea',
  },
  'opening/WishForm': {
    props: { current: of({ choices: { items: [], declarations: [] } }), mediator: 'M-1' },
    meanwhile: { current: of({ choices: { items: [{ party: 2, mediator: 'M-1', name: '', wish: 'refused', at: AT }], declarations: [] } }) },
    theirs: '示例乙',
  },
  'helps/LayForm': { props: { plan, today: '2026-10-09' }, meanwhile: { plan: { ...plan, steps: [step, { ...step, number: 2, what: '请专家' }] } }, theirs: '请专家' },
  'helps/MarkForm': { props: { step, owners: [] }, meanwhile: { step: { ...step, version: 2, note: '约了周三' } }, theirs: '约了周三', into: 'textarea' },
}
/** Where there is nothing yet. */
const ANEW: Readonly<Record<string, object>> = {
  'PartyForm': { known: parties, party: null },
  'calendar/AppointmentForm': { parties, one: null },
  'dossier/EvidenceForm': { dossier: lies, parties, known: null },
  'dossier/StatementForm': { parties, known: null },
  'opening/RoadForm': { known: null },
}
/** They want more than a word before they are sent. */
const ASK_MORE = ['dossier/HelperForm', 'dossier/JoinForm', 'keeping/CourtAskForm', 'keeping/VisitForm', 'opening/CameForm']
/** Forms of a step stand in its dialog, which has all of that (`writing.test.ts`). */
const OF_STEPS = ['SessionForm', 'ConcludeForm', 'opening/DeclineForm', 'opening/ProlongForm']

const nameOf = (path: string): string => path.replace('/src/mediation/', '').replace('.vue', '')
const names = Object.keys(forms).map(nameOf).sort()

let stage: VueWrapper | undefined
beforeEach(async () => {
  await forgetWords('wu')
  await openDrafts('wu')
})
afterEach(async () => {
  stage?.unmount()
  stage = undefined
  document.body.replaceChildren()
  await forgetDrafts()
})

const leases = (asked: Asked[]): string[] => asked.filter(({ method, path }) => method === 'PUT' && path.includes('/leases/')).map(({ path }) => path.split('/').pop() ?? '')
const TABLES = {
  ...{ kinds: [], roads: [] },
  signs: ['threat', 'weapon'].map((code, n) => ({ code, label: ['扬言报复', '带着刀具'][n], label_en: '', grade: 'high', police: false, law: '' })),
}

/** `losing`: the answer of the first write gets lost, and the timeline tells of it. */
async function open(name: string, { losing = false, props = KNOWN[name]!.props } = {}) {
  const seen = reactive<Record<string, unknown>>({ current, ...props })
  const done = vi.fn()
  const writes: string[] = []
  const asked: Asked[] = serve(({ method, path }) => {
    if (path === '/session') return { body: { account: { id: 'abc', name: '吴以和' }, post: { id: 'post' }, posts: [], csrf_token: 't', reaches: REACHES } }
    if (path === '/mediation/tables') return { body: TABLES }
    if (path.endsWith('/co_mediators')) return { body: { items: [{ id: 'zheng', name: '郑解和', organisation: '县调解中心' }] } }
    if (path.endsWith('/timeline')) return { body: { items: writes.length === 0 ? [] : [{ ...aStep(9, { action: stepOf(asked) }), by: { id: 'abc', name: '吴以和' } }] } }
    if (losing && method !== 'GET' && !path.includes('/leases/')) {
      writes.push(path)
      if (writes.length === 1) throw new TypeError('the way broke off')
      return { body: current }
    }
    return method === 'PUT' && path.includes('/leases/') ? { body: { what: path.split('/').pop(), id: 'abc', name: '吴以和', since: AT, until: later() } } : undefined
  })
  const { default: part } = await forms[`/src/mediation/${name}.vue`]!()
  stage = onStage(defineComponent({ render: () => h(part, { ...seen, onDone: done }) }), {}, words)
  await useSession().load()
  await flushPromises()
  return { seen, asked, done, writes }
}
const stepOf = (asked: Asked[]): string => leases(asked)[0]?.split('.')[0] ?? ''
const later = (): string => new Date(Date.now() + 90_000).toISOString()

const fields = (name: string): (HTMLInputElement | HTMLSelectElement)[] => {
  const { into } = KNOWN[name]!
  return [...document.querySelectorAll<HTMLInputElement>(into === undefined ? '.fields input, .fields textarea, .fields select' : `.fields ${into}`)]
}

/** Says something else than there is, in whatever kind of field there is. */
async function write(name: string): Promise<HTMLInputElement | HTMLSelectElement> {
  const field = fields(name).find((one) => (one.type === 'radio' ? !(one as HTMLInputElement).checked : true))!
  if (field.type === 'radio' || field.type === 'checkbox') field.click()
  else if (field instanceof HTMLSelectElement) {
    field.selectedIndex = field.options.length - 1
    field.dispatchEvent(new Event('change'))
  } else {
    field.value = { 'date': '2026-11-30', 'datetime-local': '2026-11-30T10:00' }[field.type] ?? '41'
    field.dispatchEvent(new Event('input'))
  }
  await flushPromises()
  return field
}
const state = (name: string): string => fields(name).map((one) => (one.type === 'radio' || one.type === 'checkbox' ? (one as HTMLInputElement).checked : one.value)).join('|')

it('knows every form of the room, and none stands outside the frame', () => {
  expect([...Object.keys(KNOWN), ...OF_STEPS].sort()).toEqual(names)
  const bare = Object.entries(sources).filter(([, text]) => /<form\b/.test(text))
  expect(bare.map(([path]) => nameOf(path))).toEqual([])
  const framed = Object.entries(sources).filter(([, text]) => text.includes('<WritingForm'))
  expect(framed.map(([path]) => nameOf(path)).sort()).toEqual(Object.keys(KNOWN).sort())
})

describe.each(Object.keys(KNOWN).sort())('%s', (name) => {
  it('tells that one writes, and brings what was typed back after the page was lost', async () => {
    const { asked } = await open(name)
    expect(leases(asked)).toEqual([])
    await write(name)
    expect(leases(asked)).toHaveLength(1)
    expect(leases(asked)[0]).toMatch(/^[a-z_]{1,30}(\.[0-9a-f-]{1,36})?$/)
    const typed = state(name)
    await writeAll()
    stage!.unmount()
    document.body.replaceChildren()
    await openDrafts('wu')
    await open(name)
    expect(state(name)).toBe(typed)
    expect(document.querySelector('.kept-mark')).not.toBeNull()
  })

  it('waits for a colleague who writes the same, and shows what they wrote', async () => {
    const { seen, asked } = await open(name)
    await write(name)
    Object.assign(seen, KNOWN[name]!.meanwhile)
    await flushPromises()
    expect(document.querySelector('.two-texts dd')?.textContent).toContain(KNOWN[name]!.theirs)
    const submit = (): boolean => document.querySelector<HTMLButtonElement>('form [type=submit]')!.disabled
    useLive().seen = { kind: 'look', case: current.id, lookers: [], leases: [{ what: leases(asked)[0]!, id: 'zheng', name: '郑解和', since: AT, until: later() }] }
    await flushPromises()
    expect(document.querySelector('.lease-notice')?.textContent).toContain('郑解和')
    expect(submit()).toBe(true)
  })
})

it.each(Object.keys(KNOWN).filter((name) => !ASK_MORE.includes(name)).sort())('%s is done with once the timeline tells that it arrived, though nobody heard so', async (name) => {
  const { done, writes } = await open(name, { losing: true })
  await write(name)
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
  await vi.waitFor(() => expect(done).toHaveBeenCalled(), { timeout: 15_000 })
  expect(writes).toHaveLength(2)
}, 20_000)

it.each(Object.entries(ANEW))('%s keeps what is written down for the first time', async (name, props) => {
  await open(name, { props })
  await write(name)
  const typed = state(name)
  await writeAll()
  stage!.unmount()
  document.body.replaceChildren()
  await openDrafts('wu')
  await open(name, { props })
  expect(state(name)).toBe(typed)
  expect(document.querySelector('.kept-mark')).not.toBeNull()
})

it('lays no step twice where the first try was done and nobody heard so', async () => {
  const offered = [{ code: 'look', what: '看现场', hint: '', days: null, usual: true }]
  const { seen, done, asked } = await open('helps/LayForm', { losing: true, props: { plan: { ...plan, steps: [], offered }, today: '2026-10-09' } })
  const own = document.querySelector<HTMLInputElement>('.fields input:not([type])')!
  own.value = '请专家'
  own.dispatchEvent(new Event('input'))
  await flushPromises()
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  Object.assign(seen, { plan })
  await vi.waitFor(() => expect(done).toHaveBeenCalled(), { timeout: 15_000 })
  const laid = asked.filter(({ path }) => path.endsWith('/plan')).map(({ body }) => body)
  const both = { steps: [{ code: 'look' }, { what: '请专家', due_on: null }] }
  expect(laid).toEqual([both, both])
}, 20_000)
