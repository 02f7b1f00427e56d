// Made by `npm run gen` from platform/pingan/policy/faces.json and roles.csv. Change that file, never this one.

export const FACES = [
  { name: 'field', path: '/m/', entry: 'src/faces/field/main.ts' },
  { name: 'desk', path: '/desk/', entry: 'src/faces/desk/main.ts' },
  { name: 'region', path: '/region/', entry: 'src/faces/region/main.ts' },
] as const

export const ROLES: Readonly<Record<string, { zh: string; en: string }>> = {
  grid_worker: { zh: '网格员', en: 'grid worker' },
  dispatcher: { zh: '调度员', en: 'dispatcher' },
  county_dispatcher: { zh: '县级调度员', en: 'county dispatcher' },
  department: { zh: '部门经办', en: 'department clerk' },
  mediator: { zh: '调解员', en: 'mediator' },
  leader: { zh: '县领导', en: 'county leader' },
}
