import { createRouter, createWebHistory } from 'vue-router'

import { startFace } from '@/faces/start'

import App from './App.vue'
import RegionPage from './RegionPage.vue'
import zh from './words.zh'

import './rooms'
import '@/ui/controls.css'
import './region.css'

void startFace(App, { zh, en: () => import('./words.en') }, ({ app }) => {
  app.use(
    createRouter({
      history: createWebHistory('/region/'),
      // One page: its address says the rest in the query.
      routes: [{ path: '/:rest(.*)*', component: RegionPage }],
    }),
  )
})
