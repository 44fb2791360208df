import type { Answer } from '#platform/operation.ts'
import { SESSION_MINUTES } from '../tokens.ts'
import { html } from './html.ts'
import { page } from './layout.ts'

const OWNER = 'Children’s Services'

/**
 * What a link leads to. A person presses the button: looking at a link, as mail programs do before anybody reads
 * the message, does not use it up.
 */
export const openingPage = (token: string): Answer =>
  page(
    200,
    'See who was told what',
    OWNER,
    html`<h1>See who was told what about your family</h1>
<p>This link was made for you. It can be opened once.</p>
<p>When you open it, you have ${String(SESSION_MINUTES)} minutes to read. Make sure that nobody is looking who should not see it.</p>
<form method="post" action="/family/open">
<input type="hidden" name="link" value="${token}">
<button type="submit">Open the record</button>
</form>`,
  )

/** The same for a link that never was, was used, has run out or was taken back, and for a session that is over. */
export const nothingHere = (): Answer =>
  page(
    404,
    'This does not open anything',
    OWNER,
    html`<h1>This does not open anything</h1>
<p>A link can be opened once, for a few days. After that it leads nowhere, and so does a page you have had open for more than ${String(SESSION_MINUTES)} minutes.</p>
<p>Ask the person at the council who gave you the link for a new one.</p>`,
  )
