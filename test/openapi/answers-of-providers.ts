import { type Answered, callerOf } from '../helpers/call.ts'
import { newCode, PROVIDER_BODIES } from '../helpers/parts-of-directory-providers.ts'
import { rightParts } from '../helpers/right-parts.ts'
import type { TestService } from '../helpers/service.ts'
import { stageOf } from '../helpers/stage.ts'

const bodyFor = (id: string): object => PROVIDER_BODIES[id]?.() as object

/** A provider registers and confirms; rights are asked for and given; a record changes hands: every answer shown. */
export async function showProviders(
  service: TestService,
  show: (operation: string, answer: Answered) => Answered,
): Promise<void> {
  const as = callerOf(service)
  const stage = stageOf(service)
  const [provider, editor] = [as('directory_provider'), as('directory_editor@westminster')]
  const directory = '/v1/councils/westminster/directory'
  const recordFor = async (id: string) => {
    const { params } = await rightParts(stage, stage.operation(id))
    return { ...params, at: `${directory}/records/${params['recordId']}` }
  }

  show('registerProvider', await as('newcomer').post(`${directory}/providers`, bodyFor('registerProvider')))
  const code = await newCode(stage)
  show('confirmProvider', await as('newcomer').post('/v1/directory/providers/confirmation', { code }))

  const ownPeople = async (id: string) => {
    const { params, body } = await rightParts(stage, stage.operation(id))
    return { at: `${directory}/providers/${params['organisationId']}`, body: body as object }
  }
  const { at: own } = await ownPeople('inviteColleague')
  show('inviteColleague', await provider.post(`${own}/colleagues`, bodyFor('inviteColleague')))
  show('listColleagues', await editor.get(`${own}/colleagues`))
  show('changeProviderEmail', await provider.post(`${own}/email`, bodyFor('changeProviderEmail')))
  const { body: shown } = await ownPeople('confirmProviderEmail')
  show('confirmProviderEmail', await provider.post('/v1/directory/providers/email-confirmation', shown))

  const asked = await recordFor('requestEditRights')
  show('requestEditRights', await provider.post(`${asked.at}/rights-requests`, bodyFor('requestEditRights')))
  show('listRightsRequests', await provider.get(`${directory}/rights-requests`))
  const { at, requestId } = (await recordFor('decideRightsRequest')) as { at: string; requestId: string }
  show(
    'decideRightsRequest',
    await provider.post(`${at}/rights-requests/${requestId}/decision`, bodyFor('decideRightsRequest')),
  )
  show('listRights', await provider.get(`${at}/rights`))
  const given = await recordFor('transferRecord')
  show(
    'transferRecord',
    await editor.post(`${given.at}/transfer`, bodyFor('transferRecord'), { ifMatch: '"1"' }),
  )
}
