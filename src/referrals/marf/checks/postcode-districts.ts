/**
 * The postcode districts that lie in a borough or touch it, drawn generously: a district missing here
 * raises a doubt and nothing else. Boroughs not listed are not checked.
 */
export const POSTCODE_DISTRICTS: Readonly<Record<string, readonly string[]>> = {
  westminster: [
    ...['W1', 'W2', 'W8', 'W9', 'W10', 'W11', 'SW1', 'SW3', 'SW7'],
    ...['NW1', 'NW6', 'NW8', 'WC1', 'WC2', 'EC4'],
  ],
  'kensington-and-chelsea': [
    ...['SW1', 'SW3', 'SW5', 'SW6', 'SW7', 'SW10'],
    ...['W2', 'W8', 'W9', 'W10', 'W11', 'W12', 'W14', 'NW6', 'NW10'],
  ],
}

const SHAPE = /^(GIR|[A-Z]{1,2}\d[A-Z\d]?) ?\d[A-Z]{2}$/

/** The district of a postcode without its last letter (W1 for W1A), or undefined where it is no postcode. */
export function postcodeDistrict(postcode: string): string | undefined {
  const outward = SHAPE.exec(postcode.trim().toUpperCase().replace(/\s+/g, ' '))?.[1]
  return outward?.replace(/(\d)[A-Z]$/, '$1')
}
