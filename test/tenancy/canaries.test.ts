import { sql } from 'kysely'
import t from 'tap'
import { createService } from '../helpers/service.ts'
import { linkTokenOf } from '../helpers/sharing-rows.ts'
import { inWords } from '../helpers/tiers.ts'
import { mayHear } from './may-hear.ts'
import { probe } from './probe.ts'
import { createWorld, otherCanary, sharingCanaries } from './world.ts'

const world = await createWorld(await createService(t))

/** Columns of text in which a tenant's words cannot stand, each with what stands there instead. */
const NO_WORDS: Readonly<Record<string, string>> = {
  'account.issuer kind subject': 'written by the operator',
  'alarm.about council_id kind': 'codes, a day, an instant or an id',
  'alarm_run.council_id': 'a code',
  'audit_event.council_id operation outcome refusal subject_kind': 'codes',
  'client_system.issuer': 'written by the operator',
  'challenge.council_id decided_role outcome': 'codes',
  'child_match.council_id digest kind': 'codes and a digest',
  'consent_event.council_id kind recorded_with state': 'codes',
  'consent_no.council_id kind': 'codes',
  'decision.confirmed_role council_id from_status proposed_role state': 'codes',
  'decision_child.council_id outcome result': 'codes',
  'disclosure.categories consent_events considered council_id disclosed_role end_code judged purpose recipient_kind sentence state subjects':
    'codes, ids, keys of the form, and pointers into it',
  'disclosure_content.category council_id rests_on': 'codes',
  'disclosure_recipient.council_id team_id': 'codes',
  'disclosure_hold_back.council_id decided_role': 'codes',
  'directory_event.actor council_id reason type':
    'of the directory, which holds nothing of families; who reads it is tried in directory/editing/walls.test.ts',
  'directory_record.change council_id freshness kind name publication source source_id': 'the same',
  'directory_right.council_id': 'a code',
  'directory_version.council_id document': 'the same as of directory_record',
  'directory_feedback.about council_id not_published_because state text':
    'what families wrote; no letter of it leaves (directory/feedback)',
  'directory_feedback_answer.about action comment council_id response': 'the council’s own published words',
  'directory_feedback_email.council_id email': 'the same as of feedback',
  'directory_feedback_key.council_id fingerprint key_hash': 'codes and digests',
  'directory_mark.council_id rule value': 'codes and digests',
  'directory_quality.council_id kind lack': 'codes',
  'directory_page.audiences council_id document kind state':
    'the council’s own words; its drafts are tried in directory/pages',
  'directory_page_version.council_id document state': 'the same as of pages',
  'directory_taxonomy.council_id id licence name source uri version': 'published lists',
  'directory_term.code council_id description name parent taxonomy_id uri': 'published lists',
  'draft.council_id': 'a code',
  'evaluation.council_id result rule_set_hash rule_set_id rule_set_version': 'codes and a digest',
  'feed_place.council_id postcode': 'a code, and what is published of a place (test/directory/publishing)',
  'feed_service.council_id hours terms': 'codes, times and ids',
  'family_link.council_id created_role person session_hash subjects token_hash':
    'codes, keys of the form and digests',
  'event_watermark.council_id': 'a code',
  'idempotency_record.fingerprint headers key_hash operation': 'digests, codes and addresses',
  'information_request.asked_role council_id state': 'codes',
  'initial_contact.cause council_id kind state': 'codes',
  'installation.kind': 'a code',
  'membership.council_id role team_id': 'codes',
  'sharing_question.answer asked_role categories council_id kind recipient_kind': 'codes',
  'organisation.kind': 'written by the operator',
  'outgoing_mail.council_id failure kind state': 'codes',
  'postcode_point.code': 'published postcodes',
  'published_record.council_id document kind':
    'what is published, which leaves out what it has to (directory/publishing/confidential-places.test.ts)',
  'service_search.card cells council_id hours name_key slots tags': 'made of what is published',
  'provider.contact_name email kind registered_with':
    'no canaries’ people are providers; their walls are tried in providers/rights.test.ts',
  'provider_registration.code_hash contact_name council_id email email_hash organisation_kind organisation_name previous_email purpose':
    'the same; register.test.ts',
  'request_count.hash': 'a digest',
  'rights_request.council_id decision_reasons reasons state': 'the same as of providers',
  'referral.council_id deciders reference result service status': 'codes, ids and a number drawn at random',
  'referral_amendment.council_id': 'a code',
  'referral_child.council_id result': 'codes',
  'referral_event.actor audience council_id from_status to_status type': 'codes',
  'referral_link.council_id kind': 'codes',
  'referral_revision.council_id form_sha256': 'a code and a digest',
  'schema_migration.name timestamp': 'names of migrations',
  'schema_migration_lock.id': 'a code',
  'webhook_delivery.council_id end_code log state type': 'codes, instants and numbers',
  'webhook_subscription.client_id council_id end_code event_types proof_code proof_log scope secret secret_before state url':
    'codes, what is sealed, and an address that its owner alone is told (webhook-walls.test.ts)',
}

t.test('a canary stands in every column of text that can hold one', async (t) => {
  const { admin } = world.service.database
  const { rows: columns } = await sql<{ table: string; name: string }>`
    select c.table_name as "table", c.column_name as name from information_schema.columns c
     where c.table_schema = 'public' and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY') order by 1, 2`.execute(
    admin,
  )
  const without = new Map<string, string[]>()
  for (const { table, name } of columns) {
    const { rows } =
      await sql`select from ${sql.table(table)} where ${sql.ref(name)}::text like '%canary%' limit 1`.execute(
        admin,
      )
    if (rows.length === 0) without.set(table, [...(without.get(table) ?? []), name])
  }
  t.strictSame(
    [...without].map(([table, names]) => `${table}.${names.join(' ')}`).sort(),
    Object.keys(NO_WORDS).sort(),
  )
})

t.test('a family hears what was shared about it, and nothing that is anybody else’s', async (t) => {
  const { app, clock } = world.service
  const { now } = clock
  // Past the day until which it is held back, and before the link expires.
  clock.now = new Date('2026-12-02T09:30:00Z')
  for (const each of world.planted.filter(({ kind }) => kind === 'referral')) {
    const opened = await app.inject({
      method: 'POST',
      url: '/family/open',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `link=${linkTokenOf(each.rows)}`,
    })
    const headers = { cookie: String(opened.headers['set-cookie']).split(';')[0] as string }
    const { shared, family } = sharingCanaries(each)
    for (const url of ['/v1/family/ledger', '/family']) {
      const answer = await app.inject({ url, headers })
      const words = new Set(answer.body.match(/canary[a-z]+/g))
      t.strictSame([...words].sort(), [family, shared].sort(), `${each.canary} ${url}`)
    }
  }
  clock.now = now
})

t.test('nobody hears of what is another’s, wherever an id, a key or a cursor fits', async (t) => {
  const { leaks, cells, all, heard } = await probe(world, 'as the service stands')
  t.strictSame(leaks, [])
  t.comment(`${inWords(cells, all)} requests`)
  t.ok(all > 1_000)
  // A canary that nobody ever hears would prove nothing by its silence.
  for (const { canary } of world.planted) t.ok(heard.has(canary), `${canary} is heard by those who may`)
  for (const each of world.planted.filter(({ kind }) => kind === 'referral')) {
    const { shared, why, copy } = sharingCanaries(each)
    const words = [otherCanary(each), shared, why, ...(each.withheld ? [] : [copy])]
    for (const word of words) t.ok(heard.has(word), `${word} is heard by those who may`)
  }
})

t.test('the expectation itself: who may hear what', async (t) => {
  const hear = (name: string) => {
    const asker = world.askers.find((each) => each.name === name)
    return asker === undefined ? [] : [...mayHear(asker, world, 'as the service stands')].sort()
  }
  t.strictSame(hear('analyst@westminster'), [])
  t.strictSame(hear('no token'), [])
  t.strictSame(hear('colleague'), [])
  t.strictSame(
    hear('early_help_officer@rbkc'),
    [
      ...['canaryae', 'canarybe'].flatMap((canary) => [
        canary,
        `${canary}note`,
        `${canary}shared`,
        `${canary}why`,
      ]),
      'canaryorga',
      'canaryorgb',
      'canarypersona',
      'canarypersonb',
    ].sort(),
  )
  t.strictSame(
    hear('referrer'),
    [
      ...['canaryaa', 'canaryab', 'canaryac', 'canaryad', 'canaryae'].flatMap((canary) => [
        canary,
        `${canary}other`,
        `${canary}shared`,
      ]),
      'canaryadraft',
      'canaryorga',
    ].sort(),
  )
  t.strictSame(hear('intensive_family_support_team@rbkc'), ['canaryaecopy', 'canarybecopy'])
})
