import { connect, type Socket } from 'node:net'

const END_OF_HEAD = Buffer.from('\r\n\r\n')

/** One answer: its status, and the bytes of its body. */
export type Answered = { readonly status: number; readonly bytes: number }

/**
 * A kept-alive HTTP connection that has one request under way at a time. It only looks for the status and the
 * end of an answer: on a machine shared with the service, whatever the load costs is taken from the service.
 */
export class Connection {
  #socket: Socket
  #answered: ((answer: Answered) => void) | undefined
  #failed: ((error: Error) => void) | undefined
  #status = 0
  #total = 0
  #seen = 0
  #waiting: Buffer | undefined

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', (chunk) => this.#take(chunk))
    this.#socket.on('error', (error) => this.#failed?.(error))
    this.#socket.on('close', () => this.#failed?.(new Error('The service closed the connection.')))
  }

  /** Sends the bytes of one request and waits for its answer. */
  send(request: Buffer | string): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve
      this.#failed = reject
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#failed = undefined
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    if (this.#total === 0) {
      const data = this.#waiting === undefined ? chunk : Buffer.concat([this.#waiting, chunk])
      const end = data.indexOf(END_OF_HEAD)
      this.#waiting = end === -1 ? data : undefined
      if (end === -1) return
      const head = data.toString('latin1', 0, end)
      this.#status = Number(head.slice(9, 12))
      this.#total = end + END_OF_HEAD.length + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
      this.#seen = data.length
    } else this.#seen += chunk.length
    if (this.#seen < this.#total) return
    const answer = { status: this.#status, bytes: this.#total }
    this.#total = 0
    this.#answered?.(answer)
  }
}
