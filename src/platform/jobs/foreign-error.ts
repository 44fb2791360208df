/**
 * An error as an Error. pg-boss hands on copies of what was thrown, which are plain objects: the logger would
 * say of them only that they are.
 */
export function foreignError(error: unknown): Error {
  if (error instanceof Error) return error
  const { message, stack, code } = (error ?? {}) as { message?: unknown; stack?: unknown; code?: unknown }
  return Object.assign(
    new Error(String(message ?? '')),
    typeof stack === 'string' ? { stack } : {},
    typeof code === 'string' ? { code } : {},
  )
}
