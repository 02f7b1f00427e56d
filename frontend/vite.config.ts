import { fileURLToPath, URL } from 'node:url'

import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

import { flexGap } from './build/flexGap.ts'
import { InOrder } from './build/inOrder.ts'
import { oneFile } from './build/oneFile.ts'
import { pagesOfPlatform } from './build/pagesOfPlatform.ts'
import { FACES } from './src/people/posts.gen.ts'

/** The platform that `./run dev` works against. */
const ORIGIN = process.env.PINGAN_ORIGIN ?? 'http://127.0.0.1:8080'
/** What the platform answers, while the sources of the pages come from here. */
const ANSWERED = ['/api', '/basemap', '/tiles', '/language', '/signed-in', '^/$', '^/static/(?!app/)']

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const WORKER = 'src/faces/field/shell/worker.ts'

/** What home shows below its first button, and below that. */
const LATER = 'src/faces/field/home/later.ts'
const CARE = 'src/faces/field/care/CareAhead.vue'
const [FIELD, ...OTHERS] = FACES.map(({ entry }) => at(`./${entry}`))

const TESTS = ['src/**/*.test.ts', 'build/*.test.ts']
const ALONE = ['src/**/*.alone.test.ts']

/** One project, one entry per face. Django reads the manifest and prints the hashed names into its pages. */
export default defineConfig({
  base: '/static/app/',
  plugins: [vue(), pagesOfPlatform(ORIGIN)],
  // Ours and our libraries' parts are all written with `setup`: what Vue brings for the older way stays away.
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  css: { postcss: { plugins: [flexGap()] } },
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${at('./src')}/` },
      // The page loads django-leaflet's copy; a second Leaflet in the bundle would break `instanceof`.
      { find: /^leaflet$/, replacement: at('./src/maps/leaflet.ts') },
    ],
    // The renderer asks for an older pmtiles; its few calls are the same in ours, and one copy is enough.
    dedupe: ['pmtiles'],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    // The floor for county offices: 奇安信/360 browsers and older WebViews lag years behind.
    target: ['chrome79', 'safari14'],
    // Inlined assets would be `data:` fonts inside CSS; separate files are cached and checked by the CSP alike.
    assetsInlineLimit: 1024,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: { ...Object.fromEntries(FACES.map(({ name, entry }) => [name, at(`./${entry}`)])), worker: at(`./${WORKER}`) },
      // The platform writes the release's files before the worker's text and serves both under the face's address.
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        // What every face begins with is one file: each more is a way there and back, and a weak link takes six at a time.
        codeSplitting: {
          groups: [
            { name: 'base', test: /node_modules[\\/](@vue|vue|pinia)[\\/]|src[\\/](i18n|api|ui[\\/](plain|sealed|kept))[\\/.]/ },
            // What of it every face begins with stays where it is: the file holds only what it may.
            { debugName: 'later', name: oneFile('later', at(`./${LATER}`), FIELD, OTHERS), includeDependenciesRecursively: false },
            { debugName: 'care', name: oneFile('care', at(`./${CARE}`), FIELD, OTHERS), includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      ...Object.fromEntries(ANSWERED.map((path) => [path, { target: ORIGIN }])),
      '/ws': { target: ORIGIN, ws: true },
    },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/ui/testing/setup.ts'],
    // The tokens' contrast is measured from the real style sheet.
    css: true,
    // No test is about time: a machine that is ten times slower for a minute fails none.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    pool: 'threads',
    maxWorkers: 1,
    sequence: { sequencer: InOrder },
    // A browser and all modules for each file are two thirds of the work. Files share them, one after another; one
    // that must find its modules as nobody has touched them, or puts others in their place, is `*.alone.test.ts`.
    projects: [
      { extends: true, test: { name: 'together', isolate: false, include: TESTS, exclude: ALONE } },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
})
