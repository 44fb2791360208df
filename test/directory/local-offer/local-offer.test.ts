import t from 'tap'
import { exampleService } from '../../../src/directory/editing/examples.ts'
import { HEADINGS } from '../../../src/directory/local-offer/headings.ts'
import { checkLocalOffer, QUESTION_SETS } from '../../../src/directory/local-offer/index.ts'
import type { ServiceRecord } from '../../../src/directory/record/service-record.ts'
import { createService } from '../../helpers/service.ts'
import { idAt, publisher } from '../open-referral/publishing.ts'

const service = await createService(t)
const { publish, withdraw } = publisher(service)
const COVERAGE = '/v1/councils/westminster/directory/local-offer-coverage'
const anyone = async (url: string) => {
  const answer = await service.app.inject({ url })
  return { status: answer.statusCode, body: answer.json() }
}

type Offer = Partial<NonNullable<ServiceRecord['localOffer']>>
const offering = (offer: Offer, more: Partial<ServiceRecord> = {}): ServiceRecord => ({
  ...exampleService,
  channels: ['local_offer'],
  localOffer: { questionSet: 1, answers: [], sendNeeds: [], headings: [], ...offer },
  ...more,
})

t.test('the questions of each version stay as they were', async (t) => {
  t.match(await anyone('/v1/directory/local-offer-questions'), { body: { version: 1, isCurrent: true } })
  const { body } = await anyone('/v1/directory/local-offer-questions?version=1')
  t.strictSame(
    body.questions.map(({ code }: { code: string }) => code),
    [
      'outcomes',
      'staff_training',
      'involving_parents',
      'sharing_progress',
      'accessibility',
      'starting',
      'plans',
    ],
  )
  t.equal((await anyone('/v1/directory/local-offer-questions?version=99')).status, 404)
  t.strictSame(
    QUESTION_SETS.map(({ version }) => version),
    QUESTION_SETS.map((_, at) => at + 1),
    'counted from 1 without a gap',
  )
})

t.test('answers name questions of their set, each once', async (t) => {
  const answer = (question: string) => ({ question, answer: 'Yes.' })
  t.strictSame(checkLocalOffer(offering({ answers: [answer('plans'), answer('outcomes')] })), [])
  t.match(checkLocalOffer(offering({ answers: [answer('plans'), answer('weather'), answer('plans')] })), [
    { pointer: '/localOffer/answers/1/question', code: 'unknown_question' },
    { pointer: '/localOffer/answers/2/question', code: 'answered_twice' },
  ])
  t.match(checkLocalOffer(offering({ questionSet: 2, answers: [answer('weather')] })), [
    { pointer: '/localOffer/questionSet', code: 'unknown_question_set' },
  ])
  t.strictSame(checkLocalOffer(exampleService), [])
})

t.test('the coverage counts what is published in the Local Offer, and says what has nothing', async (t) => {
  const empty = await anyone(COVERAGE)
  t.match(empty, { status: 200, body: { council: 'westminster', services: 0 } })
  t.strictSame(
    empty.body.nothingUnder,
    HEADINGS.map(({ code }) => code),
  )
  await publish(
    'service',
    idAt(1),
    offering({
      headings: ['education', 'health'],
      sendNeeds: ['cognition_and_learning', 'sensory_and_physical'],
    }),
  )
  await publish(
    'service',
    idAt(2),
    offering({ headings: ['education'], sendNeeds: ['cognition_and_learning'] }),
  )
  await publish('service', idAt(3), offering({ headings: ['transport'] }))
  await publish('service', idAt(4), offering({ headings: ['complaints'] }))
  await publish(
    'service',
    idAt(5),
    offering({ headings: ['training'] }, { channels: ['family_information'] }),
  )
  await publish('service', idAt(6), offering({ headings: ['training'] }), 'rbkc')
  await publish('service', idAt(7), exampleService)
  await withdraw('service', idAt(4))
  const { body } = await anyone(COVERAGE)
  t.equal(body.services, 3, 'not the withdrawn one, not another council’s, not what is in the other section')
  const of = (heading: string) => body.headings.find((each: { heading: string }) => each.heading === heading)
  t.match(of('education'), {
    services: 2,
    askedBy: /Schedule 2/,
    needs: [
      { need: 'communication_and_interaction', services: 0 },
      { need: 'cognition_and_learning', services: 2 },
      { need: 'social_emotional_and_mental_health', services: 0 },
      { need: 'sensory_and_physical', services: 1 },
    ],
  })
  t.match(of('transport'), { services: 1, needs: [{ services: 0 }] })
  t.notOk(body.nothingUnder.includes('transport'))
  t.ok(body.nothingUnder.includes('complaints') && body.nothingUnder.includes('training'))
  const counts = body.headings.map(({ services }: { services: number }) => services)
  t.strictSame(counts, counts.toSorted(), 'those with nothing first')
  t.equal((await anyone(COVERAGE.replace('westminster', 'atlantis'))).status, 404)
})
