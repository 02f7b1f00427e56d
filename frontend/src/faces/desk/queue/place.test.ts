import { expect, it } from 'vitest'

import { shortPlace } from './place'

it.each([
  ['枫垭镇 枫垭社区 枫垭社区第十七网格', '枫垭镇', '枫垭社区第十七网格'],
  ['枫垭镇 枫垭社区 枫垭社区第十七网格', '霁川县', '枫垭镇 枫垭社区第十七网格'],
  ['Fengya Town Fengya Community Fengya Community Grid 17', 'Fengya Town', 'Fengya Community Grid 17'],
  ['Huaiya Township Fubu Village Fubu Village Grid 5', 'Jichuan County', 'Huaiya Township Fubu Village Grid 5'],
  ['梅寨乡 梅寨村 三组网格', '霁川县', '梅寨乡 梅寨村 三组网格'],
])('%s on the desk of %s', (areaName, ownArea, said) => {
  expect(shortPlace(areaName, ownArea)).toBe(said)
})
