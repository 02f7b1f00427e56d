import { expect, it } from 'vitest'

import SureButton from './SureButton.vue'
import { mountIn } from './testing/host'

it('takes a double tap for one press: the second of two asks was not answered', async () => {
  const button = mountIn(SureButton, { label: '停用', sure: '再按一次：停用' }, {})
  await button.trigger('click', { detail: 1 })
  await button.trigger('click', { detail: 2 })
  expect(button.emitted('sure')).toBeUndefined()
  expect(button.text()).toBe('再按一次：停用')
  await button.trigger('click', { detail: 1 })
  expect(button.emitted('sure')).toHaveLength(1)
  button.unmount()
})
