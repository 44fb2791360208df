import { createHash, createHmac } from 'node:crypto'

export const CODE_HOURS = 48

const CODE_BYTES = 24

type Registration = { readonly council_id: string; readonly id: string }

/**
 * The code that confirms a registration: made from the service's key whenever the mail is put into words, so that
 * nothing at rest holds it. 192 bits: nobody finds one by trying.
 */
export const codeOf = (key: Buffer, { council_id, id }: Registration): string =>
  createHmac('sha256', key)
    .update(`provider registration ${council_id} ${id}`)
    .digest()
    .subarray(0, CODE_BYTES)
    .toString('base64url')

/** What of a code is kept, and looked up. */
export const codeHash = (code: string): string => createHash('sha256').update(code).digest('hex')

/** The same address at the same council, however it is written: to count, not to read. */
export const emailHash = (key: Buffer, council: string, email: string): string =>
  createHmac('sha256', key).update(`provider email ${council} ${email.trim().toLowerCase()}`).digest('hex')
