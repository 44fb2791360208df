import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
const FORM = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Whose secret it is: sealed for one subscription, it opens for no other. */
export type SealedFor = { readonly council_id: string; readonly id: string }

/** Encrypts a secret with the key of the environment, so that whoever reads the database cannot sign for us. */
export function seal(secret: string, key: Buffer, owner: SealedFor): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(nameOf(owner))
  const letters = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return [FORM, Buffer.concat([iv, letters, cipher.getAuthTag()]).toString('base64url')].join('.')
}

/** The secret again. Throws where the key is another or the letters were changed; the error says nothing of them. */
export function unseal(sealed: string, key: Buffer, owner: SealedFor): string {
  const [form, text = ''] = sealed.split('.')
  const bytes = Buffer.from(text, 'base64url')
  try {
    if (form !== FORM || bytes.length <= IV_BYTES + TAG_BYTES) throw new Error('not sealed by this service')
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES))
      .setAAD(nameOf(owner))
      .setAuthTag(bytes.subarray(-TAG_BYTES))
    return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)).toString() + decipher.final('utf8')
  } catch {
    throw new Error('A webhook secret cannot be opened with this WEBHOOK_SECRETS_KEY')
  }
}

const nameOf = ({ council_id, id }: SealedFor) => Buffer.from(`${council_id} ${id}`)
