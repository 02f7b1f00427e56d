import { beforeRenewal } from '@/faces/renewal'
import { startFace } from '@/faces/start'

import App from './App.vue'
import { useOutbox } from './report/useOutbox'
import { createFieldRouter } from './router'
import zh from './words.zh'

import './rooms'
import './field.css'

void startFace(App, { zh, en: () => import('./words.en') }, ({ app }) => {
  const router = createFieldRouter()
  let wanted = ''
  router.onError((_error, to) => (wanted = to.fullPath))
  beforeRenewal(async () => {
    await useOutbox().saveAll()
    if (wanted !== '') history.pushState(null, '', router.resolve(wanted).href)
  })
  app.use(router)
})
