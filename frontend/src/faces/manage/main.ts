import { startFace } from '@/faces/start'
import '@/ui/controls.css'

import App from './App.vue'
import './rooms'
import zh from './words.zh'

void startFace(App, { zh, en: () => import('./words.en') })
