import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'

const { WEBHOOK_SECRET = '', STORE = 'received.jsonl', HOST = '127.0.0.1', PORT = '4000' } = process.env
const LARGEST = 64 * 1024

const webhook = new Webhook(WEBHOOK_SECRET)
const seen = new Set(existsSync(STORE) ? readFileSync(STORE, 'utf8').split('\n').flatMap(idOf) : [])

const server = createServer(async (request, response) => {
  const answer = (status) => response.writeHead(status).end()
  try {
    if (request.method !== 'POST') return answer(405)
    const body = await readBody(request)
    if (body === undefined) return answer(413)
    const id = String(request.headers['webhook-id'])
    const event = verified(body, request.headers)
    if (event === undefined) return answer(401)
    // Kept before it is answered: what we say we have, we have, also after a crash. A second time changes nothing.
    if (!seen.has(id)) {
      appendFileSync(STORE, `\n${JSON.stringify({ id, event })}`, { flush: true })
      seen.add(id)
    }
    answer(204)
  } catch {
    answer(500)
  }
})

/** What the signature was made over is the letters as they came, not what a parser makes of them. */
async function readBody(request) {
  const chunks = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length <= LARGEST) chunks.push(chunk)
  }
  return length > LARGEST ? undefined : Buffer.concat(chunks).toString('utf8')
}

/** Throws away what somebody else signed, and what is more than five minutes old. */
function verified(body, headers) {
  try {
    return webhook.verify(body, headers)
  } catch {
    return undefined
  }
}

/** A line that a crash cut short was never answered, and comes again. */
function idOf(line) {
  try {
    return [JSON.parse(line).id]
  } catch {
    return []
  }
}

server.listen(Number(PORT), HOST, () => {
  process.stdout.write(`Listening on http://${HOST}:${server.address().port}\n`)
})
