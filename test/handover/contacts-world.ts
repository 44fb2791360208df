import type { Test } from 'tap'
import { type Body, callerOf } from '../helpers/call.ts'
import { aboutReferral, decisionOf } from '../helpers/decisions.ts'
import { createService } from '../helpers/service.ts'
import { readUntil } from './feed.ts'

/** Every script that is easily lost on the way: joined, composed both ways, from right to left, beyond 16 bits, invisible. */
export const WORDS = [
  'Nicht an die Schule. Straße, Ärzte: nein.',
  'Noël as e\u0308 and as \u00eb, kept apart.',
  'لا تخبروا المدرسة، من فضلكم.',
  'אל תספרו לבית הספר.',
  'स्कूल को मत बताइए।',
  '学校には言わないでください。𠮷野家。',
  'ስለ ቤተሰቤ ለትምህርት ቤት አትንገሩ።',
  'Please not my 👩🏽‍👩🏼‍👧🏿 to anyone \u200f\u202eabc\u202c.',
  'Tab\tand line\nand “quotes”, \\ back, "straight", <b>&amp;</b>, \u2028 and \u00a0.',
]

/** What a council's case system is told of, and the deeds that have it told. */
export async function contactsWorld(t: Test) {
  const service = await createService(t)
  const as = callerOf(service)
  const caseSystem = as('case_system@westminster')
  const later = (minutes: number) => {
    service.clock.now = new Date(service.clock.now.getTime() + minutes * 60_000)
  }

  async function send(form: object, subject = 'referrer') {
    const sent = await as(subject).post('/v1/referrals', form)
    t.equal(sent.status, 201)
    return { id: String(sent.body['id']), url: String(sent.headers['location']), etag: sent.etag }
  }

  /** A referral's contacts, oldest first, when there are so many. */
  async function contactsOf(referral: string, count: number) {
    const all = await readUntil(
      service,
      'case_system@westminster',
      '/v1/initial-contacts?limit=100',
      (items) => items.filter((item) => item['referral'] === referral).length >= count,
    )
    return all.filter((item) => item['referral'] === referral) as (Body & { id: string })[]
  }

  const read = async (id: string, subject = 'case_system@westminster') =>
    (await as(subject).get(`/v1/initial-contacts/${id}`)).body

  async function decide(url: string, outcome: string, by = 'decision_maker@westminster') {
    const id = url.slice('/v1/referrals/'.length)
    const { etag } = await as(by).get(url)
    const decision = decisionOf(outcome, await aboutReferral(service.database, id, id))
    return as(by).post(`${url}/decisions`, decision, { ifMatch: etag })
  }
  return { service, as, caseSystem, later, send, contactsOf, read, decide }
}
