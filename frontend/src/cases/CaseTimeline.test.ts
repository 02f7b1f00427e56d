import { describe, expect, it } from 'vitest'

import cases from '@/cases/messages.zh'
import { aStep } from '@/faces/desk/testing/stage'
import people from '@/people/messages.zh'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'

import CaseTimeline from './CaseTimeline.vue'

const WU = { id: 'wu', name: '吴调解', role: 'mediator' } as const

function lines(...entries: ReturnType<typeof aStep>[]): string[] {
  const timeline = mountIn(CaseTimeline, { entries, order: 'oldest' }, { ui, people, cases })
  return timeline.findAll('li').map((line) => line.text())
}

describe('a timeline', () => {
  it('leaves a quiet line where mediation keeps the words', () => {
    const [kept] = lines(aStep(1, { action: 'note', by: WU, note: null, withheld: true }))
    expect(kept).toContain('吴调解')
    expect(kept).toContain(people.role.mediator)
    expect(kept).toContain(cases.done.note)
    expect(kept).toContain(cases.withheld)
  })

  it('tells a step of an earlier release that it has no word for', () => {
    const [line] = lines(aStep(1, { action: 'telephoned' as never, by: WU }))
    expect(line).toContain(cases.stepTaken)
    expect(line).not.toContain('cases.done')
  })

  it('shows words that are there, and no mark beside them', () => {
    const [open] = lines(aStep(1, { action: 'note', by: WU, note: '约在周五' }))
    expect(open).toContain('约在周五')
    expect(open).not.toContain(cases.withheld)
  })
})
