/** A second Ctrl-C within this time is npm passing on the first. */
const ECHO_MS = 500
const DEADLINE_MS = 10_000

type Step = { readonly name: string; readonly run: () => Promise<void> }

/**
 * Stops the process in the opposite order of its start: on SIGTERM or SIGINT, at most once, in at most ten
 * seconds. A second signal from an impatient person ends it at once.
 */
export class Shutdown {
  /** True from the moment somebody asked. What is still starting should go no further. */
  asked = false
  #steps: Step[] = []
  #exitCode = 0
  #firstSignalAt: number | undefined
  #running = false
  #started = false

  constructor() {
    process.on('SIGTERM', () => this.#signal(143))
    process.on('SIGINT', () => this.#signal(130))
  }

  /** Adds what has to be done at the end; the latest is done first. */
  atEnd(name: string, run: () => Promise<void>): void {
    this.#steps.unshift({ name, run })
  }

  /** Asks for the end. Waits for a start that is under way: half of one cannot be taken down cleanly. */
  begin(exitCode: number): void {
    this.#exitCode ||= exitCode
    if (!this.asked) {
      setTimeout(() => this.#giveUp(), DEADLINE_MS).unref()
    }
    this.asked = true
    if (this.#started) void this.#run()
  }

  /** The start is over, well or badly. */
  started(): void {
    this.#started = true
    if (this.asked) void this.#run()
  }

  #signal(impatientCode: number): void {
    const now = performance.now()
    this.#firstSignalAt ??= now
    if (now - this.#firstSignalAt > ECHO_MS) process.exit(impatientCode)
    this.begin(0)
  }

  async #run(): Promise<void> {
    if (this.#running) return
    this.#running = true
    for (const { name, run } of this.#steps) {
      await run().catch((error: unknown) => {
        process.stderr.write(`Stopping the ${name}: ${error instanceof Error ? error.message : error}\n`)
        this.#exitCode ||= 1
      })
    }
    process.exit(this.#exitCode)
  }

  #giveUp(): never {
    process.stderr.write('Front Door did not stop within ten seconds and ends now.\n')
    process.exit(1)
  }
}
