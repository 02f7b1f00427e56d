/** The nouns of the configuration's answers. Cells are told by their columns, so a row is an open object. */
import type { components } from '@/api/schema.gen'

type Schemas = components['schemas']

export type SectionOut = Schemas['SectionOut']
export type TableOut = Schemas['TableOut']
export type ColumnOut = Schemas['ColumnOut']
export type PreviewOut = Schemas['PreviewOut']
export type CellProblem = Schemas['CellProblemOut']
export type ChangeOut = Schemas['ChangeOut']
export type ChangeWholeOut = Schemas['ChangeWholeOut']
export type TakenOut = Schemas['ConfigurationTakenOut']

export type Cell = string | number | boolean | string[]
export type Row = Record<string, unknown>
