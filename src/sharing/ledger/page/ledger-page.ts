import { londonDate } from '#calendar/index.ts'
import type { Answer } from '#platform/operation.ts'
import { asDay, asTime } from '../days.ts'
import type { FamilyLedger, LedgerEntry } from '../ledger.ts'
import { type Html, html, name } from './html.ts'
import { page } from './layout.ts'

const day = (instant: string) => asDay(londonDate(new Date(instant)))
const time = (instant: string) => asTime(new Date(instant))

/** Who was told what, as a page without scripts. */
export function ledgerPage(ledger: FamilyLedger): Answer {
  const { council, person, about, entries, readAt, readableUntil, remarks } = ledger
  return page(
    200,
    'Who was told what',
    council,
    html`<h1>Who was told what</h1>
<p>This page is for ${name(person)}. It shows what ${council} shared, and with whom, about:</p>
<ul>${about.map((one) => html`<li>${name(one)}</li>`)}</ul>
<p>It was made on ${day(readAt)} at ${time(readAt)}, and can be read until ${time(readableUntil)}.</p>
${entries.length === 0 ? html`<p class="inset">There is nothing to show here.</p>` : entries.map(entry)}
<h2>What this page does not show</h2>
<ul>${remarks.map((remark) => html`<li>${remark}</li>`)}</ul>
<h2>If something is wrong, or you have changed your mind</h2>
<p>You can take back what you agreed to at any time. Nothing more is shared because of it from then on.</p>
${contact(ledger)}`,
  )
}

function entry(shared: LedgerEntry): Html {
  const { recipient, sharedAt, about, what, why, explanation, promise } = shared
  return html`<table>
<caption><h2>Shared with ${name(recipient)} on ${day(sharedAt)}</h2></caption>
<tbody>
${row('About', html`<ul>${about.map((one) => html`<li>${name(one)}</li>`)}</ul>`)}
${what.length === 0 ? html`` : row('What was shared', html`<ul>${what.map((one) => html`<li>${one}</li>`)}</ul>`)}
${row('Why', html`<p>${why}</p>`)}
${row('On whose word', html`<p>${explanation}</p>`)}
${row('What we had promised', html`<p>The notice for families says:</p><blockquote>${promise.text}</blockquote>`)}
${row('Is it still shared?', html`<p>${stillShared(shared)}</p>`)}
</tbody>
</table>
`
}

const row = (label: string, value: Html): Html =>
  html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`

function stillShared({ state, on }: LedgerEntry): string {
  if (state === 'shared' || on === undefined) return 'Yes.'
  if (state === 'shared_until') return `Yes, until the end of ${asDay(on)}.`
  return `No, since ${asDay(on)}. What they had learned before, they may still know.`
}

function contact({ council, telephone }: FamilyLedger): Html {
  if (telephone === undefined) return html`<p>Ask the person at ${council} who gave you the link.</p>`
  const { name: whom, number, hours, madeUp } = telephone
  return html`<p>Ask the person at ${council} who gave you the link, or ring ${whom} on ${number}, ${hours}.${madeUp ? ' (This number is made up.)' : ''}</p>`
}
