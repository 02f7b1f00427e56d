/** The rank of an area and its ancestors, by its code alone: a code is a path, and a prefix is an ancestor. */
import type { AreaLevel } from '@/api/types'

export type LevelWord = 'county' | 'township' | 'village' | 'community' | 'grid'

const WORDS: Record<number, LevelWord> = { 6: 'county', 9: 'township', 12: 'village', 15: 'grid' }
/** 统计用区划代码: the last three digits up to 199 number residents' committees (社区), from 200 on villagers' (村). */
const FIRST_VILLAGE = 200

/** What an area is called: of two villages by rank, one may be a village and the other a community. */
export function levelWord(code: string): LevelWord {
  const word = WORDS[code.length] ?? 'grid'
  return word === 'village' && Number(code.slice(9)) < FIRST_VILLAGE ? 'community' : word
}

export function levelOf(code: string): AreaLevel {
  if (code.length === 6) return 'county'
  if (code.length === 9) return 'township'
  return code.length === 12 ? 'village' : 'grid'
}

export function countyOf(code: string): string {
  return code.slice(0, 6)
}

/** The township of anything below it, or null for a county. */
export function townshipOf(code: string): string | null {
  return code.length >= 9 ? code.slice(0, 9) : null
}

/** The village of a grid or village, or null above. */
export function villageOf(code: string): string | null {
  return code.length >= 12 ? code.slice(0, 12) : null
}
