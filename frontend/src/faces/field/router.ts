/** Addresses of the phone face. In the hash, since Django serves this face under one address. */
import { createRouter, createWebHashHistory, type Router } from 'vue-router'

import { addChinese } from '@/i18n'

import HomePage from './home/HomePage.vue'
import { skipClosedEntries } from './parts/useBackCloses'
import { openedByTap } from './report/begun'
import { useOutbox } from './report/useOutbox'

const UUID = '[0-9a-f-]{36}'

async function casePage() {
  const [page, { default: words }] = await Promise.all([import('./cases/CasePage.vue'), import('./cases/words.zh')])
  addChinese(words)
  return page
}

async function outboxPage() {
  const [page, { default: words }] = await Promise.all([import('./outgoing/OutboxPage.vue'), import('./cases/words.zh')])
  addChinese(words)
  return page
}

async function handOverPage() {
  const [page, { default: words }] = await Promise.all([import('./outgoing/HandOverPage.vue'), import('./outgoing/words.zh')])
  addChinese(words)
  return page
}

async function directoryPage() {
  const [page, { default: words }] = await Promise.all([import('@/staff/DirectoryPage.vue'), import('@/staff/words.zh')])
  addChinese(words)
  return page
}

async function packPage() {
  const [page, { default: words }] = await Promise.all([import('./shell/PackPage.vue'), import('./shell/words.zh')])
  addChinese(words)
  return page
}

async function practicePage() {
  const [page, { default: words }] = await Promise.all([import('./start/PracticePage.vue'), import('./start/words.zh')])
  addChinese(words)
  return page
}

async function minutesPage() {
  const [page, { default: words }] = await Promise.all([import('./minutes/MinutesPage.vue'), import('./minutes/words.zh')])
  addChinese(words)
  return page
}

async function carePage() {
  const [page, { default: words }] = await Promise.all([import('./care/CarePage.vue'), import('./care/words.zh')])
  addChinese(words)
  return page
}

async function complaintPage() {
  const [page, { default: words }] = await Promise.all([import('./complaint/ComplaintPage.vue'), import('./complaint/words.zh')])
  addChinese(words)
  return page
}

export function createFieldRouter(): Router {
  const router = createRouter({
    history: createWebHashHistory(),
    // A sheet over the page, opened or closed, moves nothing under it.
    scrollBehavior: (to, from, saved) => (to.fullPath === from.fullPath ? false : (saved ?? { top: 0 })),
    routes: [
      { path: '/', component: HomePage },
      // Every report has its address from the first letter on: a reload comes back to it, a new one begins anew.
      { path: '/report', redirect: () => `/report/${openedByTap(useOutbox().begin())}` },
      { path: `/report/:id(${UUID})`, component: () => import('./report/ReportPage.vue'), props: true },
      { path: '/report/sent/:id', component: () => import('./report/SentPage.vue'), props: true },
      { path: '/cases/:id', component: casePage, props: true },
      { path: '/practice', component: practicePage },
      { path: '/households', component: () => import('./households/HouseholdsPage.vue') },
      { path: '/households/:id', component: () => import('./households/HouseholdPage.vue'), props: true },
      { path: '/outbox', component: outboxPage },
      { path: '/hand-over', component: handOverPage },
      { path: '/directory', component: directoryPage },
      { path: '/pack', component: packPage },
      { path: '/minutes', component: minutesPage },
      { path: '/care', component: carePage },
      { path: '/complaints', component: complaintPage },
      { path: '/me', component: () => import('./me/MePage.vue') },
      { path: '/:unknown(.*)', redirect: '/' },
    ],
  })
  skipClosedEntries(router)
  return router
}
