import { createHash, randomBytes } from 'node:crypto'

/** How long somebody may go on reading once they have opened their link. */
export const SESSION_MINUTES = 30

/** A secret nobody can guess: 256 bits. Only its hash is kept. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Over https the cookie is bound to this very host; the demonstration has no https. */
const cookieName = (publicUrl: string) =>
  publicUrl.startsWith('https:') ? '__Host-family-session' : 'family-session'

/** Scripts cannot read it, no other site's page can send it, and the browser forgets it with the session. */
export const sessionCookie = (publicUrl: string, secret: string): string =>
  [
    `${cookieName(publicUrl)}=${secret}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    `Max-Age=${SESSION_MINUTES * 60}`,
    ...(publicUrl.startsWith('https:') ? ['Secure'] : []),
  ].join('; ')

/** The session's secret out of the Cookie header. */
export function sessionIn(cookie: string, publicUrl: string): string | undefined {
  const name = `${cookieName(publicUrl)}=`
  return cookie
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(name))
    ?.slice(name.length)
}
