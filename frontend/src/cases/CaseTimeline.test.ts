import { describe, expect, it } from 'vitest'

import cases from '@/cases/messages.zh'
import people from '@/people/messages.zh'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'

import CaseTimeline from './CaseTimeline.vue'
import { aStep } from './testing/samples'

const LI = { id: 'li', name: '李派单', role: 'dispatcher' } as const

function lines(...entries: ReturnType<typeof aStep>[]): string[] {
  const timeline = mountIn(CaseTimeline, { entries, track: 'event', order: 'oldest' }, { ui, people, cases })
  return timeline.findAll('li').map((line) => line.text())
}

describe('a timeline', () => {
  it('leaves a quiet line where words are kept from the reader', () => {
    const [kept] = lines(aStep(1, { action: 'note', by: LI, note: null, withheld: true }))
    expect(kept).toContain('李派单')
    expect(kept).toContain('调度员')
    expect(kept).toContain(cases.done.note)
    expect(kept).toContain(cases.withheld)
  })

  it('tells a step of an earlier release that it has no word for', () => {
    const [line] = lines(aStep(1, { action: 'telephoned', by: LI }))
    expect(line).toContain(cases.stepTaken)
    expect(line).not.toContain('cases.done')
  })

  it('tells of a task what was asked, and of a kind that it has no word for that something was', () => {
    const task = (kind: string) => aStep(1, { action: 'open_task', by: LI, data: { kind, tasks: [] } })
    expect(lines(task('arbitration'))[0]).toContain(cases.done.open_task_arbitration)
    expect(lines(task('telephone'))[0]).toContain(cases.done.open_task_telephone)
    expect(lines(task('of_a_newer_server'))[0]).toContain(cases.done.open_task)
  })

  it('shows words that are there, and no mark beside them', () => {
    const [open] = lines(aStep(1, { action: 'note', by: LI, note: '约在周五' }))
    expect(open).toContain('约在周五')
    expect(open).not.toContain(cases.withheld)
  })
})
