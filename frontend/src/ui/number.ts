/** Whole numbers as both languages write them here: 12,345. */
const thousands = new Intl.NumberFormat('en')

export const grouped = (value: number): string => thousands.format(value)

/** With so many digits after the point; whole ones in groups. */
export const figureOf = (value: number, decimals: number): string =>
  decimals === 0 ? grouped(value) : value.toFixed(decimals)
