import { beforeRenewal, whenFilesAreMissing } from '@/faces/renewal'
import { startFace } from '@/faces/start'
import { locateOnPhone } from '@/territory/queries'
import { whenIdle } from '@/ui/inTurn'

import App from './App.vue'
import { useOutbox } from './report/useOutbox'
import { createFieldRouter } from './router'
import { recallPerson } from './shell/memory'
import zh from './words.zh'

import './installable'
import './rooms'
import './field.css'

recallPerson()
locateOnPhone(async (spot) => (await import('@/territory/phoneGround')).locateHere(spot))
void startFace(App, { zh, en: () => import('./words.en') }, ({ app }) => {
  const router = createFieldRouter()
  let wanted = ''
  router.onError((_error, to) => (wanted = to.fullPath))
  beforeRenewal(async () => {
    await useOutbox().saveAll()
    if (wanted !== '') history.pushState(null, '', router.resolve(wanted).href)
  })
  whenFilesAreMissing(dropKeptFiles)
  app.use(router)
})
// After what the page itself needs: on a weak link the files for later wait.
addEventListener('load', () => whenIdle(() => void import('./shell/update').then(({ bringWorker }) => bringWorker())))

/** What is missing is missing in the kept files as well: the page is to come from the network, whole. */
async function dropKeptFiles(): Promise<void> {
  if (!('caches' in window)) return
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith('pingan-field-')).map((name) => caches.delete(name)))
}
