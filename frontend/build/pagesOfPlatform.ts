import type { IncomingMessage } from 'node:http'

import type { Plugin } from 'vite'

const FACES = /^\/(m|desk|region|manage)\/[a-z]*(\?|$)/
const ENTRY = { m: 'field', desk: 'desk', region: 'region', manage: 'manage' } as const

/**
 * `./run dev`: the pages come from the platform that runs here, with its configuration in them, and their scripts
 * from the sources, which are put in anew as they change. Only while developing; nothing of it is built.
 */
export function pagesOfPlatform(origin: string): Plugin {
  return {
    name: 'pages-of-platform',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const face = FACES.exec(request.url ?? '')?.[1] as keyof typeof ENTRY | undefined
        if (face === undefined) {
          next()
          return
        }
        page(origin, request).then(
          ({ status, html, cookies }) => {
            response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Set-Cookie': cookies })
            response.end(withSources(html, ENTRY[face]))
          },
          (fault: unknown) => next(fault),
        )
      })
    },
  }
}

async function page(origin: string, request: IncomingMessage) {
  const { cookie = '', 'accept-language': language = '' } = request.headers
  const answer = await fetch(new URL(request.url ?? '/', origin), {
    headers: { Cookie: cookie, 'Accept-Language': language },
    redirect: 'manual',
  })
  return { status: answer.status, html: await answer.text(), cookies: answer.headers.getSetCookie() }
}

/** The built scripts and styles of a page make way for their sources. */
export function withSources(html: string, entry: string): string {
  const built = /<(script type="module"|link rel="(modulepreload|stylesheet)")[^>]*\/static\/app\/[^>]*>(<\/script>)?/g
  const sources = ['@vite/client', `src/faces/${entry}/main.ts`]
  const scripts = sources.map((source) => `<script type="module" src="/static/app/${source}"></script>`)
  return html.replace(built, '').replace('</body>', `${scripts.join('')}</body>`)
}
