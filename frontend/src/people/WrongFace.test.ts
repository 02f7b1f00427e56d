import { expect, it } from 'vitest'

import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'

import people from './messages.zh'
import WrongFace from './WrongFace.vue'

const open = (face?: string) => {
  const page = mountIn(WrongFace, { post: { role: 'grid_worker', face } }, { people, ui })
  return { said: page.find('p').exists(), way: page.find('a').attributes('href') }
}

it('leads to the face of the post, or to the entrance where this release knows none', () => {
  expect(open('/m/')).toEqual({ said: true, way: '/m/' })
  expect(open('/petitions/')).toEqual({ said: false, way: '/' })
  expect(open()).toEqual({ said: false, way: '/' })
})
