import { describe, expect, it, vi } from 'vitest'

import { openPushed, readPushed, showPushed, type Surroundings } from './pushed'

const AT = '/m/#/cases/0190a8b0-0000-7000-8000-000000000000'

function surroundings(urls: string[] = []) {
  const pages = urls.map((url) => ({ url, focus: vi.fn(async () => undefined), navigate: vi.fn(async () => undefined) }))
  const around = {
    origin: 'https://grid.example',
    show: vi.fn(async () => undefined),
    pages: async () => pages,
    open: vi.fn(async () => undefined),
  } satisfies Surroundings
  return { around, pages }
}

describe('a push', () => {
  it('is shown as it was sent, and the same once more takes its place', async () => {
    const { around } = surroundings()
    await showPushed(readPushed(JSON.stringify({ id: 'n1', text: '派给您办理', code: 'AB', at: AT, language: 'zh' })), around)
    expect(around.show).toHaveBeenCalledWith('平安网格', expect.objectContaining({ body: '派给您办理', tag: 'n1', data: { at: AT } }))
  })

  it.each([undefined, '', 'no json', '{}'])('that cannot be read is shown all the same: %s', async (text) => {
    const { around } = surroundings()
    await showPushed(readPushed(text), around)
    expect(around.show).toHaveBeenCalledWith('平安网格', expect.objectContaining({ data: { at: '/m/' } }))
  })

  it('opens its case in the page that is there', async () => {
    const { around, pages } = surroundings(['https://grid.example/desk/', 'https://grid.example/m/#/'])
    await openPushed(AT, around)
    expect(pages[1]?.navigate).toHaveBeenCalledWith(AT)
    expect(pages[1]?.focus).toHaveBeenCalled()
    expect(pages[0]?.navigate).not.toHaveBeenCalled()
    expect(around.open).not.toHaveBeenCalled()
  })

  it('opens a page where none is', async () => {
    const { around } = surroundings()
    await openPushed(AT, around)
    expect(around.open).toHaveBeenCalledWith(AT)
  })

  it.each(['https://evil.example/m/', '//evil.example/m/', '/desk/', 7, undefined])('leads nowhere else: %s', async (at) => {
    const { around } = surroundings()
    await openPushed(at, around)
    expect(around.open).toHaveBeenCalledWith('/m/')
  })
})
