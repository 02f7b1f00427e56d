/**
 * The nouns of `/api/v1`, as the contract names them.
 * Every name here is a component of the server's schema.
 */

export type Uuid = string
/** ISO 8601 with offset. */
export type Timestamp = string

export type Role = 'grid_worker' | 'dispatcher' | 'mediator' | 'leader'
export type Track = 'event' | 'dispute'
export type Urgency = 'general' | 'urgent' | 'critical'
export type State =
  | 'reported'
  | 'accepted'
  | 'dispatched'
  | 'in_hand'
  | 'handled'
  | 'mediating'
  | 'concluded'
  | 'closed'
export type Action =
  | 'report'
  | 'claim'
  | 'release'
  | 'dispatch'
  | 'receive'
  | 'send_back'
  | 'handle'
  | 'rework'
  | 'self_resolve'
  | 'hand_to_mediation'
  | 'record_session'
  | 'conclude'
  | 'close'
  | 'note'
  | 'add_photo'
export type Queue = 'waiting' | 'mine' | 'tasks' | 'open' | 'overdue' | 'closed' | 'all'
export type Datum = 'wgs84' | 'gcj02' | 'bd09' | 'manual' | 'cgcs2000'
/** 6 county, 9 township, 12 village, 15 grid: the digits of the code. */
export type AreaLevel = 'county' | 'township' | 'village' | 'grid'

export interface PersonRef {
  id: Uuid
  name: string
}

export interface ActorRef extends PersonRef {
  role: Role
}

export interface PostOut {
  id: Uuid
  role: Role
  area_code: string
  area_name: string
  organisation: string
  organisation_en: string
}

export interface AccountOut {
  id: Uuid
  name: string
}

export interface SessionOut {
  account: AccountOut
  post: PostOut
  posts: PostOut[]
  language: string
  csrf_token: string
}

export interface SessionIn {
  username: string
  password: string
}

export interface WorkerOut {
  id: Uuid
  name: string
  area_code: string
  area_name: string
}

export interface AreaRef {
  code: string
  name: string
  level: AreaLevel
}

export interface AreaChild extends AreaRef {
  is_border_village: boolean
}

export interface AreaOut extends AreaChild {
  parent: string | null
  path: AreaRef[]
  households: number
  population: number
  children: AreaChild[]
}

export interface NearGrid {
  code: string
  name: string
}

export interface LocatedGrid extends NearGrid {
  path_name: string
}

export interface LocatedOut {
  grid: LocatedGrid | null
  near: NearGrid[]
  outside: boolean
}

export interface LocationIn {
  lng: number
  lat: number
  datum: Datum
  accuracy_m?: number | null
  captured_at?: Timestamp | null
}

export interface LocationOut {
  lng: number
  lat: number
  datum: Datum
  accuracy_m: number | null
}

export interface CaseReportIn {
  id: Uuid
  category: string
  what: string
  place_note?: string
  /** Left out, the category's own urgency counts. */
  urgency?: Urgency | null
  location: LocationIn | null
  /** Picked by hand where there is no point. */
  grid_code?: string | null
  occurred_at?: Timestamp
  resolved_on_spot?: boolean
}

export interface CaseRow {
  id: Uuid
  code: string
  track: Track
  category: string
  state: State
  urgency: Urgency
  summary: string
  grid_code: string
  area_name: string
  received_at: Timestamp
  accept_due: Timestamp
  close_due: Timestamp
  closed_at: Timestamp | null
  holder: PersonRef | null
  reporter: PersonRef | null
  version: number
  lng: number | null
  lat: number | null
}

export interface AllowedAction {
  action: Action
  needs: string[]
}

export interface PhotoOut {
  id: Uuid
  url: string
  thumb_url: string
  width: number
  height: number
}

export interface MediationSessionOut {
  id: Uuid
  held_at: Timestamp
  place: string
  mode: 'open' | 'closed'
  attendees: number
  summary: string
  next_at: Timestamp | null
}

export type Outcome =
  | 'agreement_written'
  | 'agreement_oral'
  | 'settled_by_parties'
  | 'partial'
  | 'failed'
  | 'refused'
  | 'withdrawn'

/** `sessions` and `outcome_note` are for mediators; null for anyone else. */
export interface DisputeOut {
  session_count: number
  /** Empty until the mediation is concluded. */
  outcome: Outcome | ''
  routes_told: boolean
  effective_on: string | null
  confirmation_due: string | null
  outcome_note: string | null
  sessions: MediationSessionOut[] | null
}

export interface CaseOut extends CaseRow {
  what: string
  place_note: string
  location: LocationOut | null
  occurred_at: Timestamp | null
  path: AreaRef[]
  near: NearGrid[]
  photos: PhotoOut[]
  actions: AllowedAction[]
  dispute: DisputeOut | null
}

export interface TimelineEntry {
  id: number
  action: Action
  at: Timestamp
  by: ActorRef
  /** Empty for the report itself. */
  from_state: State | ''
  to_state: State
  note: string
  data: Record<string, unknown>
}

export interface CappedCount {
  n: number
  more: boolean
}

export interface CaseCounts {
  waiting: CappedCount
  tasks: CappedCount
  open: CappedCount
  overdue: CappedCount
}

export interface MinorCategoryOut {
  /** Four digits; the first two are the major category. */
  code: string
  label: string
  label_en: string
  urgency: Urgency
}

export interface CategoryOut extends MinorCategoryOut {
  track: Track
  children: MinorCategoryOut[]
}

/** Cursor paging: `next` is opaque and null on the last page. */
export interface Page<T> {
  items: T[]
  next: string | null
}

export interface HouseholdRow {
  id: Uuid
  /** Number of the household within its grid. */
  serial: number
  grid_code: string
  /** Masked. */
  householder: string
  size: number
}

/** Masked; null where the value was never given. */
export interface ResidentOut {
  id: Uuid
  is_householder: boolean
  name: string
  id_number: string | null
  phone: string | null
}

export interface HouseholdOut extends HouseholdRow {
  address: string
  door_known: boolean
  version: number
  residents: ResidentOut[]
}

export type RevealField = 'name' | 'id_number' | 'phone' | 'door_note'
export type Purpose = 'visit' | 'call_back' | 'verify_party' | 'rescue'

export interface RevealIn {
  field: RevealField
  purpose: Purpose
  case_id: Uuid
}

export interface RevealedOut {
  value: string
  /** Seconds the value may stay on a screen. */
  expires_in: number
}

/** A count; `value` is "<5" where a count would be about particular people. */
export interface FigureOut {
  value: number | string
  /** Grids below five are left out of the sum. */
  at_least: boolean
}

export interface AreaTotalsOut extends AreaRef {
  households: FigureOut
  persons: FigureOut
}

export interface TotalsOut extends AreaTotalsOut {
  children: AreaTotalsOut[]
}

export interface BorderVillageOut {
  code: string
  name: string
  path: AreaRef[]
  households: number
  population: number
  profile: Record<string, unknown>
}
export interface ServicePointOut {
  id: Uuid
  code: string
  name: string
  name_en: string
  kind: string
  area_code: string
  area_name: string
  centers: string[]
  services: string[]
  hours: Record<string, [string, string][]>
  phone: string
  address: string
  lng: number
  lat: number
  open_now: boolean
  next_change: Timestamp | null
}

export interface AreaFigures {
  open: number
  overdue?: number
  reported: number
  closed: number
}

export interface ChoroplethOut {
  as_of_seq: number
  areas: Record<string, AreaFigures>
  total: AreaFigures
}
