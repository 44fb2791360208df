import { createHash } from 'node:crypto'

/**
 * Public data may be kept for a minute by whoever passes it on, and no longer without asking again: what should not
 * have been published has to be gone soon after it is withdrawn. The tag tells whether anything changed.
 */
export const kept = (...whatItIsMadeOf: readonly (string | number)[]): Record<string, string> => ({
  ETag: `"${createHash('sha256').update(whatItIsMadeOf.join('\n')).digest('base64url').slice(0, 22)}"`,
  'Cache-Control': 'public, max-age=60',
})
