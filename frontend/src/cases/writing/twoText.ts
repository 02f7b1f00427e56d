/** What somebody else has written meanwhile and what is being written here. `name`: by which the form knows it. */
export interface TwoText {
  name: string
  label: string
  theirs: string
  mine: string
}
