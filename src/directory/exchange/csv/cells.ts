/** What a spreadsheet takes for a formula, and runs when the file is opened; plain numbers are none. */
const FORMULA = /^'*[=+\-@\t\r]/
const NUMBER = /^-?\d+(\.\d+)?$/

/** A text as it may stand in a cell: what could be a formula begins with an apostrophe. */
export const toCell = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text)

/** The text of a cell that `toCell` made, letter for letter; of one that somebody wrote, what they wrote. */
export const fromCell = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell

const SEPARATOR = '; '

export const toList = (items: readonly string[]): string => items.join(SEPARATOR)

export const fromList = (text: string): string[] =>
  text
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '')
