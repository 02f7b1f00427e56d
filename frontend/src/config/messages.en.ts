export default {
  sections: 'Sections',
  param: { valid_from: 'Valid from', rows: 'Table', why: 'Reason', dry_run: 'Dry run', file: 'File', removed: 'Row left out' },
  none: 'There is nothing to configure yet.',
}
