const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^(ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/, 'Nothing answers there. Is PostgreSQL running?'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'That host is not known.'],
  [/^28/, 'The server refused the user or the password.'],
  [/^3D000$/, 'There is no database of that name. Create it first.'],
  [/^42501$/, 'That role may not do this: it has to own the database and have CREATEROLE.'],
]

/** A failure to reach or prepare the database, in words that say which setting to look at. Never the password. */
export function explainConnection(error: unknown, url: string, setting: string): Error {
  const code = codeOf(error)
  const remedy = KNOWN.find(([pattern]) => pattern.test(code))?.[1]
  if (remedy === undefined) return error instanceof Error ? error : new Error(String(error))
  const { hostname, port, pathname, username } = new URL(url)
  const where = `${username}@${hostname}:${port || 5432}${pathname}`
  return new Error(`${setting} (${where}): ${remedy} (${code})`, { cause: error })
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  if (typeof code === 'string') return code
  // Both addresses of "localhost" were tried.
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return codeOf(cause)
}
