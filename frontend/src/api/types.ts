/**
 * The nouns of `/api/v1` under the names the screens use. Each is a component of the server's schema;
 * nothing is described here a second time.
 */
import type { components, operations } from './schema.gen'

type Schemas = components['schemas']

export type Uuid = string
/** ISO 8601 with offset. */
export type Timestamp = string

/** A word of the server's table of roles; what it may do stands in the session's `reaches`. */
export type Role = string
/** Codes that rooms bring and releases change: a page may meet one that it does not know. */
export type Track = string
export type State = string
export type Action = string
export type Urgency = Schemas['UrgencyEnum']
export type Datum = Schemas['DatumEnum']
export type AreaLevel = Schemas['LevelEnum']
export type RevealField = Schemas['FieldEnum']
export type Purpose = Schemas['PurposeEnum']
/** Which codes there are is the tree's to say. */
export type CategoryCode = string

/** What the list of cases can be narrowed by. */
export type CaseListIn = NonNullable<operations['cases_list']['parameters']['query']>
export type Queue = NonNullable<CaseListIn['queue']>
export type CaseOrder = NonNullable<CaseListIn['order']>

export type AccountOut = Schemas['AccountOut']
export type PostOut = Schemas['PostOut']
export type SessionOut = Schemas['SessionOut']
export type ProofIn = Schemas['ProofIn']
export type PasswordIn = Schemas['PasswordIn']
export type SignInIn = Schemas['SignInIn']
export type DeviceOut = Schemas['DeviceOut']
export type WorkerOut = Schemas['WorkerOut']

export type AreaRef = Schemas['AreaRefOut']
export type AreaChild = Schemas['AreaChildOut']
export type AreaOut = Schemas['AreaOut']
export type NearGrid = Schemas['NearGridOut']
export type LocatedGrid = Schemas['LocatedGridOut']
export type LocatedOut = Schemas['LocatedOut']
export type BorderVillageOut = Schemas['BorderVillageOut']

export type LocationIn = Schemas['PlaceIn']
export type LocationOut = Schemas['CasePlaceOut']
export type CaseReportIn = Schemas['CaseReportIn']
export type CaseRow = Schemas['CaseRow']
export type CaseOut = Schemas['CaseOut']
/** The answer to a report: the case, and the measurements that were left out of it. */
export type CaseReportedOut = Schemas['CaseReportedOut']
export type CaseListOut = Schemas['CaseListOut']
export type CaseCounts = Schemas['CaseCountsOut']
export type CappedCount = Schemas['CappedCountOut']
export type PersonRef = Schemas['CasePersonOut']
export type AllowedAction = Schemas['CaseActionOut']
export type PhotoOut = Schemas['PhotoOut']
export type TimelineEntry = Schemas['StepOut']
export type CategoryOut = Schemas['CategoryOut']
export type FormerCategoryOut = Schemas['FormerCategoryOut']
export type CategoryListOut = Schemas['CategoryListOut']

export type HouseholdRow = Schemas['HouseholdRow']
export type HouseholdOut = Schemas['HouseholdOut']
export type ResidentOut = Schemas['ResidentOut']
export type RevealIn = Schemas['RevealIn']
export type RevealedOut = Schemas['RevealedOut']
export type FigureOut = Schemas['FigureOut']
export type AreaTotalsOut = Schemas['AreaTotalsOut']
export type TotalsOut = Schemas['TotalsOut']

export type ServicePointOut = Schemas['ServicePointOut']
export type AreaFigures = Schemas['AreaNumbersOut']
export type ChoroplethOut = Schemas['ChoroplethOut']

export type EventsPage = Schemas['EventPageOut']
export type ProblemOut = Schemas['ProblemOut']
export type InvalidParam = Schemas['InvalidParamOut']
export type Retry = Schemas['RetryEnum']
