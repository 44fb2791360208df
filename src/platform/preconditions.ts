/** The entity tag of a version. Strong: what was read is exactly what will be compared. */
export const etag = (version: number): string => `"${version}"`

const TAG = /^"[\x21\x23-\x7e]{1,64}"$/

/** Whether If-Match is one strong entity tag: `*` and weak tags do not say which version was read. */
export const isStrongTag = (header: string): boolean => TAG.test(header)
