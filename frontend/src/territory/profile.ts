/** The civil profile of a border village, read carefully: the server keeps it as an open object. */

export interface VillageProfile {
  languages: string[]
  team: { firstSecretary: string; members: number; from: string; to: string; phone: string } | null
  /** By name of the facility: there or not, how many places, or how many households have it. */
  facilities: Record<string, boolean | number>
  projects: { title: string; budgetWan: number; state: string }[]
  needs: string[]
  policies: string[]
}

/** Titles in the reader's language; what is missing or of another kind is left out. */
export function readProfile(profile: Readonly<Record<string, unknown>>, language: string): VillageProfile {
  const english = language === 'en'
  const title = (item: Fields): string => textOf(english ? (item.title_en ?? item.title) : item.title)
  const team = fieldsOf(profile.team)
  const languages = english ? (profile.languages_en ?? profile.languages) : profile.languages
  return {
    languages: listOf(languages).map(textOf),
    team:
      Object.keys(team).length === 0
        ? null
        : {
            firstSecretary: textOf(team.first_secretary),
            members: numberOf(team.members),
            from: textOf(team.term_from),
            to: textOf(team.term_to),
            phone: textOf(team.phone),
          },
    facilities: Object.fromEntries(
      Object.entries(fieldsOf(profile.facilities)).filter(
        (entry): entry is [string, boolean | number] => typeof entry[1] === 'boolean' || typeof entry[1] === 'number',
      ),
    ),
    projects: listOf(profile.projects)
      .map(fieldsOf)
      .map((item) => ({ title: title(item), budgetWan: numberOf(item.budget_wan), state: textOf(item.state) })),
    needs: listOf(profile.needs).map(fieldsOf).map(title),
    policies: listOf(profile.policies).map(fieldsOf).map(title),
  }
}

type Fields = Record<string, unknown>

const fieldsOf = (value: unknown): Fields => (value !== null && typeof value === 'object' ? (value as Fields) : {})
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
