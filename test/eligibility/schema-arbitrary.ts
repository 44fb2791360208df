import fc from 'fast-check'
import type { TSchema } from 'typebox'

/** Values that fit a schema, the odd ones among them: impossible figures, dates far away, blanks everywhere. */
export function fitting(schema: TSchema): fc.Arbitrary<unknown> {
  const node: Record<string, unknown> = { ...schema }
  if (Array.isArray(node['enum'])) return fc.constantFrom(...node['enum'])
  if (Array.isArray(node['anyOf'])) return fc.oneof(...node['anyOf'].map(fitting))
  switch (node['type']) {
    case 'object':
      return objectOf(node)
    case 'array':
      return fc.array(fitting(Object(node['items'])), {
        maxLength: 3,
        minLength: Number(node['minItems'] ?? 0),
      })
    case 'string':
      return textOf(node)
    case 'integer':
      return fc.oneof(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 500 }))
    case 'number':
      return fc.oneof(
        fc.constantFrom(0, 9.5, 9.9, 10, 10.1, 100),
        fc.double({ min: 0, max: 100, noNaN: true }),
      )
    default:
      return fc.constant(null)
  }
}

function objectOf(node: Record<string, unknown>): fc.Arbitrary<unknown> {
  const required = Array.isArray(node['required']) ? node['required'].map(String) : []
  const members = Object.entries(Object(node['properties'])).map(([name, schema]) => [
    name,
    fitting(Object(schema)),
  ])
  const fields: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(members)
  return fc.record(fields, { requiredKeys: required })
}

const day = fc
  .integer({ min: Date.UTC(2006, 0, 1), max: Date.UTC(2027, 5, 1) })
  .map((instant) => new Date(instant).toISOString().slice(0, 10))

function textOf({ format, pattern }: Record<string, unknown>): fc.Arbitrary<string> {
  if (format === 'date')
    return fc.oneof(day, fc.constantFrom('2026-11-23', '2026-11-24', '2024-02-29', '0001-01-01'))
  if (String(pattern).startsWith('^20')) return fc.constantFrom('2026-summer', '2026-spring', '2025-autumn')
  if (String(pattern).startsWith('^(/'))
    return fc.constantFrom(
      '/priorWork/result',
      '/safety/immediateDanger',
      '/children/0/safety/significantHarmSuspected',
      '/children/0/attendance/possibleSessions',
      '/children/0/exclusions/items/0/startedOn',
      '/children/0/exclusions/complete',
      '/children/0/exclusions',
      '/children/9/dateOfBirth',
      '/children',
      '/nothing/of/the/kind',
      '/__proto__/polluted',
      '/constructor',
    )
  return fc.constantFrom('a', 'b', 'A ', ' ')
}
