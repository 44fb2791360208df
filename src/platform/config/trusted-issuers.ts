import { Ajv } from 'ajv'
import { type Static, Type } from 'typebox'
import { ConfigError } from './environment.ts'

/** An identity provider whose tokens are accepted, for one audience, by the keys at one address. */
export const TrustedIssuer = Type.Object(
  {
    issuer: Type.String({ minLength: 1, maxLength: 500 }),
    audience: Type.String({ minLength: 1, maxLength: 500 }),
    // Keys fetched in the clear could be anybody's; plain http is for a provider on this machine.
    jwksUri: Type.String({ maxLength: 2000, pattern: '^(https://|http://(localhost|127\\.0\\.0\\.1)[:/])' }),
    typ: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  },
  { additionalProperties: false },
)
export type TrustedIssuer = Static<typeof TrustedIssuer>

const valid = new Ajv({ allErrors: true, validateSchema: false }).compile<TrustedIssuer[]>(
  Type.Array(TrustedIssuer),
)

/** TRUSTED_ISSUERS as data; throws a ConfigError that says which member of which entry is wrong. */
export function readTrustedIssuers(text: string): readonly TrustedIssuer[] {
  const list = parse(text)
  if (valid(list)) return list
  throw new ConfigError(
    (valid.errors ?? []).map(
      (error) =>
        `TRUSTED_ISSUERS${error.instancePath} ${error.message}. It should be ` +
        '[{"issuer": "https://…", "audience": "…", "jwksUri": "https://…"}].',
    ),
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ConfigError([
      'TRUSTED_ISSUERS is not JSON. It should be [{"issuer": …, "audience": …, "jwksUri": …}].',
    ])
  }
}
