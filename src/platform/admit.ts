import type { FastifyInstance, FastifyRequest } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { type Caller, hasRole, rolesIn } from './access.ts'
import type { Operation } from './operation.ts'
import { type Refusal, refuse } from './problems.ts'
import type { TokenIdentity } from './tokens.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
    /** Set on operations for whoever is identified. */
    identity: TokenIdentity | null
    hasAccount: boolean
  }
}

/** Finds out who is asking, and says why they are not let in where the operation does not allow them. */
export async function admit(
  app: FastifyInstance,
  { allow }: Operation,
  request: FastifyRequest,
): Promise<Refusal | undefined> {
  if (allow === 'anyone') return undefined
  const identity = await app.identify(request)
  const caller = identity === undefined ? undefined : await app.findCaller(identity)
  if (allow === 'identified' && identity !== undefined) {
    if (caller !== undefined || (await app.mayBegin(identity))) {
      request.identity = identity
      request.hasAccount = caller !== undefined
      request.caller = caller ?? newcomer(identity)
      return undefined
    }
  }
  if (caller === undefined) return refuse('not-authenticated', { headers: { 'www-authenticate': 'Bearer' } })
  request.caller = caller
  request.hasAccount = true
  return hasRole(caller, rolesIn(allow)) ? undefined : refuse('not-allowed')
}

/** Somebody without an account: the id that theirs will have if one is made, and no rights. */
const newcomer = ({ client }: TokenIdentity): Caller => ({
  account: uuidv7(),
  kind: 'person',
  client,
  organisation: '',
  organisationName: '',
  name: '',
  memberships: [],
})
