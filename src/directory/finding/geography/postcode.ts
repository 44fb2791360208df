/** As it is written, with one space before its last three; undefined where it is none. */
export function postcode(text: string): string | undefined {
  const bare = text.toUpperCase().replace(/\s+/g, '')
  const found = /^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$/.exec(bare)
  return found === null ? undefined : `${found[1]} ${found[2]}`
}

/** The first half of a postcode, where it is given alone. */
export function district(text: string): string | undefined {
  const bare = text.toUpperCase().replace(/\s+/g, '')
  return /^[A-Z]{1,2}[0-9][A-Z0-9]?$/.test(bare) ? bare : undefined
}

export const districtOf = (postcode: string): string => postcode.split(' ')[0] as string

/** How it stands in the table of points. */
export const codeOf = (postcodeOrDistrict: string): string => postcodeOrDistrict.replace(' ', '')
