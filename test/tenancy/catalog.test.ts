import { sql } from 'kysely'
import t from 'tap'
import { createTestDatabase } from '../helpers/database.ts'

const { admin, databases } = await createTestDatabase(t)
const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(admin)).rows

/** Tables that hold a council's id and are no tenant's rows, each with its reason. */
const NOT_WALLED: Readonly<Record<string, string>> = {
  membership:
    'which council a role is for; no child’s data, read on every request before anybody is known; the service adds a new provider’s own and a colleague’s, and no other (providers/walls, providers/colleague-walls)',
}

/** Tables with a council’s id that everybody reads, each with its reason; what is written in them is the council’s own. */
const PUBLIC: Readonly<Record<string, string>> = {
  directory_feedback_answer: 'the council’s own words, published as the law asks',
  directory_feedback_key: 'hashes of random texts, of nobody',
  directory_taxonomy: 'published lists of terms',
  directory_term: 'published lists of terms',
  feed_place: 'the places of what is published',
  feed_service: 'what the feed of what is published is filtered by',
  published_record: 'what the directory publishes, masked when it is written',
  service_search: 'made from what is published and from nothing else',
}

/** Keys of walled tables that need not begin with the council, each with its reason. */
const OTHER_KEYS: Readonly<Record<string, string>> = {
  directory_record_organisation_id_fkey: 'whose it is: organisations are of no council',
  provider_registration_confirmed_by_fkey: 'the person who confirmed: people are of no council',
  provider_registration_organisation_id_fkey: 'whom somebody joins: organisations are of no council',
  provider_registration_asked_by_fkey: 'the person who asked: people are of no council',
  rights_request_organisation_id_fkey: 'who asks: organisations are of no council',
  directory_right_organisation_id_fkey: 'whom it was given to: organisations are of no council',
  audit_event_pkey: 'an audit event may be of no council, and is never looked up by the service',
}

/** Tables without a council that are walled by the caller, and those that hold nothing of anybody’s. */
const WITHOUT_COUNCIL: Readonly<Record<string, string>> = {
  idempotency_record: 'walled by the account that chose the key',
  account:
    'people and roles; the service reads them, and adds a new provider’s first person and whom a provider invites (providers/walls, providers/colleague-walls)',
  organisation: 'names of organisations; the service reads them, and adds a new provider’s (providers/walls)',
  client_system: 'registered systems; the service may only read them',
  provider: 'whom to write to; walled by the organisation, and by the councils that have to do with it',
  request_count: 'hashes of addresses for as long as a limit counts them',
  installation: 'one row: what this database is for',
  postcode_point: 'where postcodes are; the service may only read them',
  schema_migration: 'which migrations were applied',
  schema_migration_lock: 'so that one process migrates at a time',
}

const tables = await rows(sql<{ name: string; enabled: boolean; forced: boolean; has_council: boolean }>`
  select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
         exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'council_id' and not a.attisdropped) as has_council
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`)
const walled = tables.filter(({ name, has_council }) => has_council && !(name in NOT_WALLED))

t.test('every table with a council’s id is walled, whoever connects', async (t) => {
  t.ok(walled.length >= 11, walled.map(({ name }) => name).join())
  for (const { name, enabled, forced } of walled)
    t.strictSame({ enabled, forced }, { enabled: true, forced: true }, name)
  const others = tables.filter(({ has_council }) => !has_council).map(({ name }) => name)
  t.strictSame(others, Object.keys(WITHOUT_COUNCIL).sort(), 'a new table says here why it has no council')
})

t.test('every wall says who may look and what may be written', async (t) => {
  const policies = await rows(sql<{
    table: string
    command: string
    using: string | null
    check: string | null
  }>`
    select tablename as "table", cmd as command, qual as using, with_check as check from pg_policies where schemaname = 'public'`)
  for (const { name } of walled) {
    const own = policies.filter(({ table }) => table === name)
    const covers = (command: string) =>
      own.filter((policy) => policy.command === command || policy.command === 'ALL')
    if (name === 'audit_event')
      t.strictSame(covers('SELECT'), [], 'nobody reads the audit through the service')
    else
      t.ok(
        covers('SELECT').every(({ using }) => using !== null && (using !== 'true' || name in PUBLIC)) &&
          covers('SELECT').length > 0,
        `${name}: using`,
      )
    t.ok(
      covers('INSERT').length > 0 && covers('INSERT').every(({ check }) => check !== null),
      `${name}: with check`,
    )
    if (name !== 'audit_event')
      t.ok(
        covers('INSERT').every(({ check }) => check !== 'true'),
        `${name}: not everything may be written`,
      )
  }
})

t.test('an Idempotency-Key is its caller’s: the answer under it is walled by the account', async (t) => {
  const policies = await rows(sql`
    select cmd as command, qual as using, with_check as check from pg_policies where tablename = 'idempotency_record'`)
  const own = '(account_id = asking_account())'
  t.strictSame(policies, [{ command: 'ALL', using: own, check: own }])
  const { enabled, forced } = tables.find(({ name }) => name === 'idempotency_record') ?? {}
  t.strictSame({ enabled, forced }, { enabled: true, forced: true })
})

t.test('the council leads every key that a walled table has or is pointed at by', async (t) => {
  const keys = await rows(sql<{ table: string; name: string; kind: string; first: string }>`
    select c.conrelid::regclass::text as "table", c.conname as name, c.contype as kind,
           (select attname from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]) as first
      from pg_constraint c where c.contype in ('p', 'u', 'f')
    union all
    select i.indrelid::regclass::text, i.indexrelid::regclass::text, 'index',
           (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0])
      from pg_index i join pg_class x on x.oid = i.indexrelid join pg_namespace n on n.oid = x.relnamespace
     where i.indisunique and n.nspname = 'public'`)
  const names = walled.map(({ name }) => name)
  const own = keys.filter(({ table }) => names.includes(table))
  t.ok(own.length > 25)
  for (const { table, name, first } of own) {
    if (name in OTHER_KEYS) continue
    t.equal(first, 'council_id', `${table}: ${name}`)
  }
  const targets = await rows(sql<{ name: string; first: string }>`
    select c.conname as name, (select attname from pg_attribute where attrelid = c.confrelid and attnum = c.confkey[1]) as first
      from pg_constraint c where c.contype = 'f' and c.confrelid::regclass::text = any (${names})`)
  for (const { name, first } of targets) t.equal(first, 'council_id', name)
})

t.test('the service’s role owns nothing, passes nothing and borrows nobody’s rights', async (t) => {
  const role = await rows(sql`
    select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
           (select count(*)::int from pg_class where relowner = r.oid) as relations,
           (select count(*)::int from pg_proc where proowner = r.oid) as functions,
           (select count(*)::int from pg_auth_members where member = r.oid) as memberships,
           has_schema_privilege(r.oid, 'public', 'create') as creates
      from pg_roles r where rolname = 'front_door_app'`)
  t.strictSame(role, [
    {
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
      relations: 0,
      functions: 0,
      memberships: 0,
      creates: false,
    },
  ])
  const definers = await rows(sql`
    select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef`)
  t.strictSame(definers, [], 'no SECURITY DEFINER')
  const views = await rows(sql`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('v', 'm') and not coalesce('security_invoker=true' = any (c.reloptions), false)`)
  t.strictSame(views, [], 'every view asks with its caller’s rights')
})

const KEPT = [
  'audit_event',
  'referral_revision',
  'consent_event',
  'evaluation',
  'referral_event',
  'referral_amendment',
  'referral_child',
  'child_match',
  'referral_link',
  'decision_child',
  'alarm',
  'disclosure_hold_back',
  'sharing_question',
  'disclosure_content',
  'consent_no',
  'directory_version',
  'directory_event',
  'directory_page_version',
]

/** What goes on being worked on keeps what was first written: only what comes afterwards may be added. */
const WRITTEN_ONCE: Readonly<Record<string, readonly string[]>> = {
  information_request: ['asked_at', 'asked_by', 'questions', 'answer_by'],
  decision: [
    'document',
    'findings',
    'evaluation_id',
    'proposed_at',
    'proposed_by',
    'proposed_role',
    'revision',
  ],
  initial_contact: ['revision', 'kind', 'cause', 'created_at', 'corrects', 'xid'],
  family_link: [
    'token_hash',
    'person',
    'subjects',
    'names',
    'decision',
    'recipients_named',
    'created_at',
    'created_by',
    'expires_at',
  ],
  challenge: ['decision_id', 'stage', 'raised_at', 'raised_by', 'reasons', 'wanted', 'due_on'],
}

t.test('what was recorded can be neither altered nor taken away', async (t) => {
  for (const table of KEPT) {
    const [column] = await rows(sql<{ name: string }>`
      select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum = 1`)
    const name = sql.ref(column?.name ?? '')
    const attempts = [
      sql`update ${sql.table(table)} set ${name} = ${name}`,
      sql`delete from ${sql.table(table)}`,
      sql`truncate ${sql.table(table)}`,
    ]
    for (const attempt of attempts) await t.rejects(attempt.execute(databases.app), { code: '42501' }, table)
  }
  for (const [table, columns] of Object.entries(WRITTEN_ONCE)) {
    for (const column of ['council_id', 'referral_id', 'id', ...columns])
      await t.rejects(
        sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)}`.execute(databases.app),
        { code: '42501' },
        `${table}.${column}`,
      )
    for (const attempt of [sql`delete from ${sql.table(table)}`, sql`truncate ${sql.table(table)}`])
      await t.rejects(attempt.execute(databases.app), { code: '42501' }, table)
  }
  for (const attempt of [
    sql`delete from directory_record`,
    sql`update directory_record set council_id = council_id`,
    sql`update directory_record set kind = kind`,
    sql`update directory_record set source_id = source_id`,
    sql`update directory_right set organisation_id = organisation_id`,
    sql`delete from published_record`,
    sql`update published_record set id = id`,
    sql`delete from referral`,
    sql`truncate referral`,
    sql`update referral set account_id = account_id`,
    sql`update referral set council_id = council_id`,
    sql`update referral set reference = reference`,
    sql`delete from idempotency_record`,
    sql`update idempotency_record set body = null`,
    sql`select * from audit_event`,
    sql`update membership set role = 'decision_maker'`,
    sql`insert into membership (account_id, role) values (gen_random_uuid(), 'decision_maker')`,
    sql`update account set disabled_at = null`,
    sql`alter table referral disable row level security`,
    sql`drop policy wall on referral`,
    sql`set role postgres`,
    sql`set session_replication_role = replica`,
    sql`copy referral to program 'cat'`,
  ])
    await t.rejects(attempt.execute(databases.app), { code: /^(42501|0A000)$/ })
})

t.test('with nobody asking, nothing is there; with no council asking, nothing can be written', async (t) => {
  for (const { name } of walled.filter((table) => table.name !== 'audit_event')) {
    const { rows: found } = await sql`select * from ${sql.table(name)}`.execute(databases.app)
    t.strictSame(found, [], name)
  }
  const insert = sql`insert into child_match (council_id, digest, referral_id, kind)
    values ('westminster', 'x', '00000000-0000-7000-8000-000000000000', 'upn')`
  await t.rejects(insert.execute(databases.app), { code: '42501' })
})
