/** What a room has to show beside the table of its section; without anything, a section is its columns. */
import type { Component } from 'vue'

import type { Row } from './types'

export interface SectionView {
  /** Drawn under the preview of a change. */
  preview?: Component<{ rows: Row[]; validFrom: string }>
}

const views = new Map<string, SectionView>()

export function registerSectionView(code: string, view: SectionView): void {
  views.set(code, view)
}

export const sectionView = (code: string): SectionView => views.get(code) ?? {}
