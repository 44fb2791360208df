import { recordStanding } from '../helpers/parts-of-directory-editing.ts'
import { rightParts, whoMay } from '../helpers/right-parts.ts'
import { ask, type Bringing } from './bringing.ts'

const live = { publication: 'live', change: 'none' } as const

/** The same again, as another piece of work. */
const twice: Bringing = async (stage, operation) => {
  const parts = await rightParts(stage, operation)
  await stage.as(whoMay(operation), operation.id, parts)
  return stage.as(whoMay(operation), operation.id, parts)
}

const withoutKey: Bringing = async (stage, operation) => {
  const { app } = stage
  const { config } = app
  const { key: _none, ...without } = config
  app.config = without
  return ask(stage, operation).finally(() => {
    app.config = config
  })
}

/** One call, and as many more as there may be and one, as far as the count knows. */
export const oftenFromOneAddress: Bringing = async (stage, operation) => {
  const from = '198.51.100.200'
  await ask(stage, operation, { from })
  await stage.database.admin.updateTable('request_count').set({ count: 1_000 }).execute()
  return ask(stage, operation, { from })
}

export const PROVIDER_REFUSALS: Readonly<Record<string, Bringing>> = {
  'registerProvider mail-not-set-up': withoutKey,
  'confirmProvider registration-code-not-valid': (stage, operation) =>
    ask(stage, operation, { body: { code: 'x'.repeat(32) } }),
  'confirmProvider account-has-organisation': (stage, operation) => ask(stage, operation, {}, 'referrer'),
  'requestEditRights rights-already-held': async (stage, operation) =>
    ask(stage, operation, { params: { recordId: await recordStanding(stage, live) } }),
  'requestEditRights rights-already-requested': twice,
  'decideRightsRequest rights-request-decided': twice,
  'transferRecord transfer-not-valid': (stage, operation) =>
    ask(stage, operation, {
      body: { organisation: '00000000-0000-7000-8000-0000000000ff', reasons: 'To nobody (made up).' },
    }),
}
