import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, h, nextTick } from 'vue'

import { createWords } from './composer'
import { useWords, type MessageKey } from '.'

const zh = { room: { hello: '你好，{name}', sent: '{n} 件已送达', only: '仅中文', list: { b: '乙', a: '甲' } } }
const en = { room: { hello: 'Hello, {name}', sent: '{n} report sent | {n} reports sent', list: { b: 'B', a: 'A' } } }

it('puts values into their places, and nothing where there is none', () => {
  const { t } = createWords({ zh })
  expect(t('room.hello', { name: '阿青' })).toBe('你好，阿青')
  expect(t('room.hello', { name: '{name}$&' })).toBe('你好，{name}$&')
  expect(t('room.hello')).toBe('你好，')
  expect(t('room.hello', { name: 0 })).toBe('你好，0')
})

it('chooses between one and many by a number, or by n', () => {
  const { t } = createWords({ zh, en }, 'en')
  expect([0, 1, 2].map((n) => t('room.sent', n))).toEqual(['0 reports sent', '1 report sent', '2 reports sent'])
  expect(t('room.sent', { n: 1 })).toBe('1 report sent')
  expect(t('room.sent', { n: '30+' })).toBe('30+ reports sent')
})

it('falls back to Chinese, and to the key', () => {
  const { t, te, group } = createWords({ zh, en }, 'en')
  expect(t('room.only')).toBe('仅中文')
  expect(te('room.only')).toBe(false)
  expect(t('room.nothing')).toBe('room.nothing')
  expect(t('room')).toBe('room')
  expect(te('room.constructor')).toBe(false)
  expect(Object.values(group('room.list'))).toEqual(['B', 'A'])
})

it('draws anew what shows words, when some are added and when the language changes', async () => {
  const words = createWords({ zh })
  const part = defineComponent(() => {
    const { t } = useWords()
    return () => h('p', [t('room.hello' as MessageKey, { name: '阿青' }), t('room.later' as MessageKey)].join(' '))
  })
  const shown = mount(part, { global: { plugins: [words] } })
  words.add('zh', { room: { later: '后来' } })
  await nextTick()
  expect(shown.text()).toBe('你好，阿青 后来')
  words.add('en', en)
  words.locale.value = 'en'
  await nextTick()
  expect(shown.text()).toBe('Hello, 阿青 后来')
})
