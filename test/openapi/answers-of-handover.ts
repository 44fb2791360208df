import { setTimeout } from 'node:timers/promises'
import type { Answered, callerOf } from '../helpers/call.ts'

/** A case system takes over what was received first, every answer shown. */
export async function showHandover(
  as: ReturnType<typeof callerOf>,
  show: (operation: string, answer: Answered) => Answered,
): Promise<void> {
  const caseSystem = as('case_system@westminster')
  // The feeds hold back what a transaction may still come in before: another test's on the same server too.
  const feed = async (path: string) => {
    for (let tries = 0; tries < 200; tries += 1) {
      const answer = await caseSystem.get(path)
      if ((answer.body['items'] as unknown[]).length === 2) return answer
      await setTimeout(25)
    }
    throw new Error(`Nothing came: ${path}`)
  }
  const contacts = show('listInitialContacts', await feed('/v1/initial-contacts?limit=2'))
  const [first] = contacts.body['items'] as { id: string }[]
  const at = `/v1/initial-contacts/${first?.id}`
  show('getInitialContact', await caseSystem.get(at))
  const taken = { caseSystemId: 'IC-1000-made-up' }
  show('acknowledgeInitialContact', await caseSystem.post(`${at}/acknowledgement`, taken))
  show('listEvents', await feed('/v1/events?limit=2'))
}
