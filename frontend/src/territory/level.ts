/** What an area is called by its code: of two villages by rank, one may be a village and the other a community. */

export type LevelWord = 'county' | 'township' | 'village' | 'community' | 'grid'

const WORDS: Record<number, LevelWord> = { 6: 'county', 9: 'township', 12: 'village', 15: 'grid' }
/** 统计用区划代码: the last three digits up to 199 number residents' committees (社区), from 200 on villagers' (村). */
const FIRST_VILLAGE = 200

export function levelWord(code: string): LevelWord {
  const word = WORDS[code.length] ?? 'grid'
  return word === 'village' && Number(code.slice(9)) < FIRST_VILLAGE ? 'community' : word
}
