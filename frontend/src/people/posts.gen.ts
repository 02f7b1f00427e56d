// Made by `npm run gen` from platform/pingan/policy/faces.json and roles.csv. Change that file, never this one.

export const FACES = [
  { name: 'field', path: '/m/', entry: 'src/faces/field/main.ts' },
  { name: 'desk', path: '/desk/', entry: 'src/faces/desk/main.ts' },
  { name: 'region', path: '/region/', entry: 'src/faces/region/main.ts' },
  { name: 'manage', path: '/manage/', entry: 'src/faces/manage/main.ts' },
] as const

type Words = Readonly<Record<string, { zh: string; en: string }>>
export const ROLES: Words = {
  grid_worker: { zh: '网格员', en: 'grid worker' },
  dispatcher: { zh: '调度员', en: 'dispatcher' },
  county_dispatcher: { zh: '县级调度员', en: 'county dispatcher' },
  department: { zh: '部门经办', en: 'department clerk' },
  mediator: { zh: '调解员', en: 'mediator' },
  leader: { zh: '县领导', en: 'county leader' },
  administrator: { zh: '系统管理员', en: 'administrator' },
  security_admin: { zh: '安全管理员', en: 'security administrator' },
  audit_admin: { zh: '审计管理员', en: 'audit administrator' },
}

/** What the pages of a role are called, where that is not the name of their face. */
export const DESKS: Words = {
  dispatcher: { zh: '综治工作台', en: 'Dispatch desk' },
  county_dispatcher: { zh: '综治工作台', en: 'Dispatch desk' },
  department: { zh: '部门工作台', en: 'Department desk' },
  mediator: { zh: '调解工作台', en: 'Mediation desk' },
}
