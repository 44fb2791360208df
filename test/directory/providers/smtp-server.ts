import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

interface Test {
  teardown(work: () => Promise<void>): void
}

/** What a mail server was handed: enough of SMTP for one mail after another, and a refusal where the test wants one. */
export async function createSmtpServer(
  t: Test,
  answerTo: (recipient: string) => string | undefined = () => undefined,
) {
  const mails: { to: string; id: string; text: string }[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => undefined))
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 made up')
    let [buffer, to, inData] = ['', '', false]
    socket.on('data', (chunk) => {
      buffer += chunk.toString()
      for (;;) {
        const end = inData ? '\r\n.\r\n' : '\r\n'
        const at = buffer.indexOf(end)
        if (at < 0) return
        const part = buffer.slice(0, at)
        buffer = buffer.slice(at + end.length)
        if (inData) {
          mails.push({ to, id: /^Message-ID: <(.+)>$/im.exec(part)?.[1] ?? '', text: part })
          inData = false
          say('250 taken')
        } else if (/^EHLO/i.test(part)) say('250 made up')
        else if (/^RCPT TO:<(.+)>/i.test(part)) {
          to = /<(.+)>/.exec(part)?.[1] ?? ''
          say(answerTo(to) ?? '250 fine')
        } else if (/^DATA/i.test(part)) {
          inData = true
          say('354 go on')
        } else if (/^QUIT/i.test(part)) socket.end('221 bye\r\n')
        else say('250 fine')
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { mails, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
