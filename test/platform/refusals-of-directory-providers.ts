import { recordStanding } from '../helpers/parts-of-directory-editing.ts'
import { OWN_ORGANISATION } from '../helpers/parts-of-directory-providers.ts'
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

/** Of an organisation that whoever runs the service has registered. */
const keptElsewhere: Bringing = async (stage, operation) => {
  const parts = await rightParts(stage, operation)
  await stage.database.admin.deleteFrom('provider').where('organisation_id', '=', OWN_ORGANISATION).execute()
  return stage.as(whoMay(operation), operation.id, parts)
}

/** Whoever else writes for the organisation is gone; the last one would leave. */
const alone: Bringing = async (stage, operation) => {
  const { params } = await rightParts(stage, operation)
  const { admin } = stage.database
  const others = admin.selectFrom('account').select('id').where('organisation_id', '=', OWN_ORGANISATION)
  await admin
    .deleteFrom('membership')
    .where('role', '=', 'directory_provider')
    .where('account_id', 'in', others.where('subject', '!=', whoMay(operation)))
    .execute()
  const { id } = await others.where('subject', '=', whoMay(operation)).executeTakeFirstOrThrow()
  return stage.as(whoMay(operation), operation.id, { params: { ...params, accountId: id } })
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
  'inviteColleague mail-not-set-up': withoutKey,
  'inviteColleague people-kept-elsewhere': keptElsewhere,
  'removeColleague people-kept-elsewhere': keptElsewhere,
  'removeColleague last-colleague': alone,
  'changeProviderEmail mail-not-set-up': withoutKey,
  'changeProviderEmail people-kept-elsewhere': keptElsewhere,
  'confirmProviderEmail registration-code-not-valid': (stage, operation) =>
    ask(stage, operation, { body: { code: 'x'.repeat(32) } }),
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
