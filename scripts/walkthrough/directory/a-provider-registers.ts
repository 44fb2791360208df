import { hold, must, type Scene } from '../scene.ts'
import { COUNCIL } from './people.ts'

const TOO_MANY = 429

/** Free of charge, and nobody learns from the answer whose address is known. */
export async function aProviderRegisters({ as, say, telling, mailedCode }: Scene): Promise<void> {
  const newcomer = as(`newcomer-${telling}`)
  const answer = await newcomer.POST('/v1/councils/{councilId}/directory/providers', {
    params: { path: { councilId: COUNCIL } },
    body: {
      organisation: { name: 'Example Toddlers (made up)', kind: 'community_group' },
      contact: { name: 'Jo Example', email: `jo-${telling}@toddlers.example.org` },
    },
  })
  if (answer.response.status === TOO_MANY) {
    say('Ten have registered from this address within the hour: 429, and when to come again.')
    return
  }
  say(`Somebody registers: “${must(answer, 202).message}”`)
  if (mailedCode === undefined) {
    say('  In the demonstration the link is a line of the service’s log: “a mail would be sent”.')
    return
  }
  const confirm = { body: { code: await mailedCode() } }
  const provider = must(await newcomer.POST('/v1/directory/providers/confirmation', confirm), 201)
  hold(provider.role === 'directory_provider', 'they have that one role')
  say(`They confirm with the code of the link, signed in: ${provider.role} of ${provider.organisation.name}.`)
}
