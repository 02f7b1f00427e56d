import { startFace } from '@/faces/start'

import App from './App.vue'
import { createFieldRouter } from './router'
import zh from './words.zh'

import './field.css'

void startFace(App, { zh, en: () => import('./words.en') }, ({ app }) => {
  app.use(createFieldRouter())
})
