import type { Operation } from '#platform/operation.ts'
import { linkOn } from './family.ts'
import { formFrom } from './forms.ts'
import type { Parts } from './requests.ts'
import type { StagedService } from './stage.ts'

/** What needs the secret of a family's link, or the session it opened. */
const BY_A_LINK = ['showFamilyLink', 'openFamilyLink', 'getFamilyPage', 'getFamilyLedger']

/** A new link, as the operation wants it; nothing for operations that want none. */
export async function familyParts(
  stage: StagedService,
  { id }: Operation,
): Promise<({ params: Record<string, string> } & Parts) | undefined> {
  if (!BY_A_LINK.includes(id)) return undefined
  const form = formFrom('eligible')
  const sent = await stage.as('referrer', 'submitReferral', { body: form })
  const made = await stage.as('screening_officer@westminster', 'createFamilyLink', {
    params: { referralId: sent.json<{ id: string }>().id },
    body: linkOn(form),
  })
  const query = new URL(made.json<{ url: string }>().url).search.slice(1)
  if (id === 'showFamilyLink') return { params: {}, query }
  if (id === 'openFamilyLink') return { params: {}, body: query }
  const opened = await stage.as('referrer', 'openFamilyLink', { body: query })
  return { params: {}, headers: { cookie: String(opened.headers['set-cookie']).split(';')[0] } }
}
