import { sql } from 'kysely'
import { demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import type { BenchPostgres } from '../ground/postgres.ts'

const idOf = (subject: string) =>
  sql.lit(demonstrationAccounts.accounts.find((account) => account.subject === subject)?.id)

/** How many of the people who take referrals on there are besides the one who asks. */
const COLLEAGUES = 24

/** A tenth of all is Westminster's, and of these so many are open: most of them among the newest. */
export const OPEN_SHARE = 0.05455

/**
 * So many referrals of 32 councils, or the open ones of one alone, with nothing behind them. Rows of `referral`
 * alone, as the queue reads nothing else of a referral.
 */
export async function fill(
  { admin }: BenchPostgres,
  count: number,
  which: 'with their history' | 'the open ones alone',
): Promise<void> {
  const alone = sql.lit(which === 'the open ones alone')
  await sql`
    insert into account (id, issuer, subject, kind, name, organisation_id)
    select ('018f0000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 'bench', 'colleague-' || n, 'person',
      'Colleague ' || n, (select organisation_id from account where id = ${idOf('screening_officer@westminster')}::uuid)
    from generate_series(1, ${sql.lit(COLLEAGUES)}) n`.execute(admin)
  await sql`
    insert into referral (council_id, id, reference, status, service, result, attention, safeguarding, withheld,
      revision, version, account_id, organisation_id, client_id, submitted_at, received_at, due_on, assignee_id)
    select council,
      ('018f' || lpad(to_hex(n / 65536), 4, '0') || '-' || lpad(to_hex(n % 65536), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
      'FD-' || upper(regexp_replace(substr(md5(n::text), 1, 12), '(.{4})(.{4})(.{4})', '\\1-\\2-\\3')),
      status, case when other % 10 < 3 then 'social_care' else 'early_help' end,
      case when status = 'emergency_stopped' then 'emergency'
        else (array['eligible', 'eligible', 'undetermined', 'not_eligible', 'social_care'])[1 + other % 5] end,
      case when status = 'emergency_stopped' and n % 2 = 0 then 0 when other % 50 = 7 then 1 else 2 end,
      false, status = 'referred_back', 1, 1, ${idOf('referrer')}::uuid, organisation_id, 'bench',
      now() - make_interval(mins => ${sql.lit(count)} - n), now() - make_interval(mins => ${sql.lit(count)} - n),
      case when status in ('emergency_stopped', 'referred_back', 'redirected') then null
        else current_date + case when recent and third % 10 > 0 then third % 3 else - third % 60 end end,
      case when not open or status in ('received', 'emergency_stopped') then null
        when third % 20 = 1 then ${idOf('screening_officer@westminster')}::uuid
        else ('018f0000-0000-7000-9000-' || lpad((1 + third % ${sql.lit(COLLEAGUES)})::text, 12, '0'))::uuid end
    from generate_series(1, ${sql.lit(count)}) n,
      lateral (select case when ${alone} then n else n / 10 end::bigint as nth) counted,
      lateral (select (nth * 7919 % 1009)::integer as mixed, (nth * 104729 % 997)::integer as other,
        (nth * 15485863 % 991)::integer as third, ${alone} or n > ${sql.lit(count * 0.955)} as recent) drawn,
      lateral (select recent or n / 10 % 100 = 0 as open,
        case when ${alone} or n % 10 = 0 then 'westminster' else 'council-' || chr(97 + n % 31 / 26) || chr(97 + n % 31 % 26) end as council) put,
      lateral (select case
        when not open then (array['decided', 'decided', 'decided', 'decided', 'decided', 'decided', 'withdrawn', 'redirected', 'referred_back'])[1 + mixed % 9]
        when mixed % 50 = 0 then 'emergency_stopped' when mixed % 50 < 26 then 'received' when mixed % 50 < 38 then 'screening'
        when mixed % 50 < 44 then 'awaiting_information' when mixed % 50 < 46 then 'awaiting_confirmation'
        else 'under_review' end as status) at,
      (select organisation_id from account where id = ${idOf('referrer')}::uuid) sent`.execute(admin)
  await sql`vacuum analyze`.execute(admin)
}
