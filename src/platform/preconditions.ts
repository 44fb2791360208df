/** The entity tag of a version. Strong: what was read is exactly what will be compared. */
export const etag = (version: number): string => `"${version}"`

const TAG = /^"[\x21\x23-\x7e]{1,64}"$/

/** Whether If-Match is one strong entity tag: `*` and weak tags do not say which version was read. */
export const isStrongTag = (header: string): boolean => TAG.test(header)

/** Whether If-None-Match names this tag. Weakly, as RFC 9110 has it for reading: an intermediary may have weakened it. */
export const namesTag = (ifNoneMatch: string, tag: string): boolean =>
  ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === tag)
