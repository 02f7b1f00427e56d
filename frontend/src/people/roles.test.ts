import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, h } from 'vue'

import { createWords } from '@/i18n'

import { usePageName, useRoleName } from './roles'

function said(locale: 'zh' | 'en', role: string): string {
  const part = defineComponent(() => {
    const name = useRoleName()
    const page = usePageName()
    return () => h('p', `${name(role)}: ${page(role)}`)
  })
  const i18n = createWords({ zh: {}, en: {} }, locale)
  return mount(part, { global: { plugins: [i18n] } }).text()
}

it('calls the pages of a role by its own name, as the table has it', () => {
  expect(said('zh', 'county_dispatcher')).toBe('县级调度员: 综治工作台')
  expect(said('en', 'department')).toBe('Department clerk: Department desk')
})

it('leaves a role without such a name to its face, and one of a newer server, too', () => {
  expect(said('zh', 'grid_worker')).toBe('网格员: null')
  expect(said('en', 'of_tomorrow')).toBe('of tomorrow: null')
})
