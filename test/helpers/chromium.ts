import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

interface Test {
  teardown(work: () => Promise<void>): void
}

/** Where a Chromium is on this machine; undefined where there is none. */
export const chromiumPath: string | undefined = (process.env['PATH'] ?? '')
  .split(delimiter)
  .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
  .find((path) => existsSync(path))

type Message = {
  id?: number
  method?: string
  params?: Record<string, unknown>
  result?: unknown
  error?: unknown
}

/** One tab of a headless Chromium, over its own protocol. */
export class Tab {
  readonly #socket: WebSocket
  readonly #session: string
  readonly #waiting = new Map<number, (message: Message) => void>()
  #last = 0
  /** Everything the browser told of, oldest first. */
  readonly events: { method: string; params: Record<string, unknown> }[] = []

  constructor(socket: WebSocket, session: string) {
    this.#socket = socket
    this.#session = session
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data)) as Message))
  }

  #hear({ id, method, params = {}, ...rest }: Message): void {
    if (method !== undefined) this.events.push({ method, params })
    if (id === undefined) return
    this.#waiting.get(id)?.(rest)
    this.#waiting.delete(id)
  }

  async send<Result = unknown>(method: string, params: object = {}): Promise<Result> {
    // Ids below are those with which the tab was made.
    const id = 1000 + ++this.#last
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve))
    this.#socket.send(JSON.stringify({ id, method, params, sessionId: this.#session }))
    const { result, error } = await answer
    if (error !== undefined) throw new Error(`${method}: ${JSON.stringify(error)}`)
    return result as Result
  }

  /** What an expression gives in the page, whatever the page itself may run. */
  async evaluate<Result>(expression: string): Promise<Result> {
    const { result, exceptionDetails } = await this.send<{
      result: { value: Result }
      exceptionDetails?: object
    }>('Runtime.evaluate', { expression, returnByValue: true, userGesture: true })
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails))
    return result.value
  }

  /** Does something that leads to another page, and waits for it. */
  async leadsOn(work: () => Promise<unknown>): Promise<void> {
    const loaded = () => this.events.filter(({ method }) => method === 'Page.loadEventFired').length
    const before = loaded()
    await work()
    for (let waited = 0; loaded() === before; waited += 20) {
      if (waited > 15_000) throw new Error('No page was loaded.')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

/** Starts a headless Chromium of the test's own and answers a tab of it. */
export async function openTab(t: Test): Promise<Tab> {
  if (chromiumPath === undefined) throw new Error('There is no Chromium on this machine.')
  const folder = await mkdtemp(join(tmpdir(), 'front-door-chromium-'))
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run']
  const browser = spawn(
    chromiumPath,
    [...flags, '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = new Promise((resolve) => browser.once('exit', resolve))
  t.teardown(async () => {
    browser.kill('SIGKILL')
    await ended
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  const socket = new WebSocket(await addressOf(browser))
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true })
    socket.addEventListener('error', reject, { once: true })
  })
  const ask = <Result>(id: number, method: string, params: object) =>
    new Promise<Result>((resolve) => {
      const hear = ({ data }: MessageEvent) => {
        const message = JSON.parse(String(data)) as Message
        if (message.id !== id) return
        socket.removeEventListener('message', hear)
        resolve(message.result as Result)
      }
      socket.addEventListener('message', hear)
      socket.send(JSON.stringify({ id, method, params }))
    })
  const { targetId } = await ask<{ targetId: string }>(1, 'Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await ask<{ sessionId: string }>(2, 'Target.attachToTarget', {
    targetId,
    flatten: true,
  })
  const tab = new Tab(socket, sessionId)
  for (const domain of ['Page', 'Runtime', 'Network', 'Log', 'Accessibility'])
    await tab.send(`${domain}.enable`)
  return tab
}

/** Chromium says on its standard error where it listens. */
function addressOf(browser: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    browser.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString()
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    browser.once('exit', () => reject(new Error(`Chromium ended: ${said.slice(0, 500)}`)))
  })
}
