/** What the server writes before the worker's text (`platform/pingan/faces.py`): a release and its files. */
export interface Given {
  /** Another one is another release. */
  version: string
  /** The address of the page, under which everything is the worker's. */
  page: string
  /** The script that the page of this release starts with. */
  module: string
  files: string[]
}
