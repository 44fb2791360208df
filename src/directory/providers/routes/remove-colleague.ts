import { operation } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/problems.ts'
import { ownProvider } from '../people/own.ts'
import { colleagueParams } from '../people/schemas.ts'
import { holdPeople, removeFrom } from '../queries/colleagues.ts'

export const removeColleague = operation({
  id: 'removeColleague',
  method: 'DELETE',
  path: '/v1/councils/{councilId}/directory/providers/{organisationId}/colleagues/{accountId}',
  tag: 'Directory providers',
  summary: 'Take a colleague the right to write, or leave yourself',
  description:
    'With the next request they are no provider any more, and their open invitations confirm nothing. What they wrote stays, and says who wrote it. Their account stays with your organisation: only whoever runs the service gives it a role again. The last one cannot leave.',
  allow: ['directory_provider'],
  params: colleagueParams,
  answers: { 204: { description: 'They write no more.' } },
  problems: ['people-kept-elsewhere', 'last-colleague'],
  handle: (call) =>
    call.transaction(async (trx, concerns) => {
      const { params } = call
      const own = await ownProvider(call, trx)
      if (isRefusal(own)) return own
      const people = await holdPeople(trx, params.organisationId)
      if (!people.includes(params.accountId)) return refuse('not-found')
      if (people.length === 1) return refuse('last-colleague')
      concerns({ council: own.council, kind: 'account', id: params.accountId })
      await removeFrom(trx, params.accountId)
      return { status: 204 }
    }),
})
