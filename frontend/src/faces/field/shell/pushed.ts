/** What the worker does with a push: shows it, and opens the case that it is about when it is tapped. */

export interface Pushed {
  id: string
  text: string
  code: string
  /** The address of the case on this face; of a digest the face itself. */
  at: string
  language: 'zh' | 'en'
}

const TITLES = { zh: '平安网格', en: 'PingAn Grid' } as const
const HOME = '/m/'

interface Page {
  url: string
  focus(): Promise<unknown>
  navigate(address: string): Promise<unknown>
}

/** What of the browser is needed; the types for pages do not know a worker's. */
export interface Surroundings {
  origin: string
  show(title: string, options: NotificationOptions): Promise<void>
  pages(): Promise<readonly Page[]>
  open(address: string): Promise<unknown>
}

/** The push as it was sent; what cannot be read is told as that something is new, for a browser shows something anyway. */
export function readPushed(text: string | undefined): Pushed {
  try {
    const said = JSON.parse(text ?? '') as Partial<Pushed>
    const language = said.language === 'en' ? 'en' : 'zh'
    return { id: said.id ?? '', text: said.text ?? '', code: said.code ?? '', at: said.at ?? HOME, language }
  } catch {
    return { id: '', text: '', code: '', at: HOME, language: 'zh' }
  }
}

export function showPushed(pushed: Pushed, { show }: Surroundings): Promise<void> {
  const { id, text, at, language } = pushed
  // The same once more takes the place of the first.
  return show(TITLES[language], { body: text, tag: id, lang: language, icon: '/static/faces/icon-192.png', data: { at } })
}

/** Opens it in a page that is there already, or in a new one. Only on this face, whatever was sent. */
export async function openPushed(at: unknown, { origin, pages, open }: Surroundings): Promise<void> {
  const address = typeof at === 'string' && new URL(at, origin).href.startsWith(`${origin}${HOME}`) ? at : HOME
  const [page] = (await pages()).filter(({ url }) => url.startsWith(`${origin}${HOME}`))
  if (page === undefined) {
    await open(address)
    return
  }
  await page.navigate(address)
  await page.focus()
}
