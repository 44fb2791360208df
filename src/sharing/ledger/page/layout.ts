import { createHash } from 'node:crypto'
import type { Answer } from '#platform/operation.ts'
import { type Html, html } from './html.ts'

/** Plain and large, in one column, so that it can be read at any size; in black and white it says the same. */
const STYLE = `
*{box-sizing:border-box}
body{margin:0;font:1.1875rem/1.5 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#fff;overflow-wrap:anywhere}
header{background:#0b0c0c;color:#fff;border-bottom:.5rem solid #1d70b8}
header p{margin:0 auto;padding:.75rem 1rem;max-width:45rem;font-weight:700}
main{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:45rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 1rem}
h2{font-size:1.375rem;line-height:1.25;margin:1.5rem 0 .5rem}
table{width:100%;border-collapse:collapse;margin:0 0 2.5rem;table-layout:fixed}
caption{text-align:left}
th,td{text-align:left;vertical-align:top;padding:.5rem .5rem .5rem 0;border-bottom:1px solid #505a5f}
th{width:38%}
td p,td ul{margin:0}
td p+p{margin-top:.5rem}
ul{padding-left:1.25rem}
blockquote{margin:.5rem 0 0;padding-left:.75rem;border-left:.25rem solid #505a5f}
.inset{border-left:.625rem solid #505a5f;padding:.25rem 0 .25rem 1rem;margin:1.5rem 0}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static;display:block;padding:.5rem 1rem}
a{color:#1d70b8}
button{font:inherit;font-weight:700;color:#fff;background:#00703c;border:0;border-bottom:.25rem solid #002d18;padding:.625rem 1rem;cursor:pointer}
:focus{outline:.1875rem solid #0b0c0c;outline-offset:.125rem;background:#fd0;color:#0b0c0c}
`

/** No script, nothing from anywhere else, in nobody's frame; only this style. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join(';')

/** A whole page as an answer. Never kept anywhere on the way, and no address of ours is told to where a link leads. */
export function page(status: number, title: string, owner: string, content: Html): Answer {
  const document = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – ${owner}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the main part</a>
<header><p>${owner}</p></header>
<main id="main">
${content}
</main>
</body>
</html>
`
  return {
    status,
    text: { type: 'text/html; charset=utf-8', content: document.html },
    headers: { 'content-security-policy': POLICY, 'referrer-policy': 'no-referrer' },
  }
}
