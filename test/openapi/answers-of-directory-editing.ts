import { exampleService } from '../../src/directory/editing/examples.ts'
import type { Answered, callerOf } from '../helpers/call.ts'

/** A provider's record and its review by the council, every answer shown. */
export async function showEditing(
  as: ReturnType<typeof callerOf>,
  show: (operation: string, answer: Answered) => Answered,
): Promise<void> {
  const [provider, editor] = [as('directory_provider'), as('directory_editor@westminster')]
  const all = '/v1/councils/westminster/directory/records'
  const begun = show('createRecord', await provider.post(all, { kind: 'service', document: exampleService }))
  const at = `${all}/${String(begun.body['id'])}`
  const offer = {
    questionSet: 1,
    answers: [{ question: 'starting', answer: 'Ring us; we visit before the first day (made up).' }],
    sendNeeds: ['communication_and_interaction'],
    headings: ['education'],
  }
  const offered = show(
    'updateLocalOffer',
    await provider.put(`${at}/local-offer`, offer, { ifMatch: begun.etag }),
  )
  const sent = show(
    'submitRecord',
    await provider.post(`${at}/submission`, undefined, { ifMatch: offered.etag }),
  )
  const reasons = { reasons: 'Please say whether brothers and sisters may come too (made up).' }
  const returned = show('returnRecord', await editor.post(`${at}/return`, reasons, { ifMatch: sent.etag }))
  const again = await provider.post(`${at}/submission`, undefined, { ifMatch: returned.etag })
  const live = show('approveRecord', await editor.post(`${at}/approval`, undefined, { ifMatch: again.etag }))
  const waiting = { state: 'waiting_list', stateNote: 'About four weeks (made up).', url: null }
  const changed = show('updateRecord', await provider.patch(at, waiting, { ifMatch: live.etag }))
  show('getRecord', await provider.get(at))
  show('getRecordChanges', await provider.get(`${at}/changes`))
  show('listRecords', await provider.get(`${all}?kind=service&publication=live`))
  const assured = show(
    'assureRecord',
    await provider.post(`${at}/assurance`, undefined, { ifMatch: changed.etag }),
  )
  const left = show('discardChange', await provider.delete(`${at}/change`, { ifMatch: assured.etag }))
  const ended = { reasons: 'The group has ended (made up).' }
  const gone = show('archiveRecord', await provider.post(`${at}/archival`, ended, { ifMatch: left.etag }))
  show('restoreRecord', await provider.post(`${at}/restoration`, undefined, { ifMatch: gone.etag }))
  show('listRecordVersions', await provider.get(`${at}/versions`))
  show('getRecordVersion', await provider.get(`${at}/versions/2`))
  show('listRecordEvents', await provider.get(`${at}/events`))
}
