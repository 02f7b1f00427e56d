import { startFace } from '@/faces/start'

import App from './App.vue'
import zh from './words.zh'

import './rooms'
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/el-badge.css'
import 'element-plus/theme-chalk/el-dialog.css'
import 'element-plus/theme-chalk/el-icon.css'
import 'element-plus/theme-chalk/el-message.css'
import 'element-plus/theme-chalk/el-overlay.css'
import '@/ui/controls.css'
import './desk.css'
import './print.css'

void startFace(App, { zh, en: () => import('./words.en') })
