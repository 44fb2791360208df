import tap from 'tap'

type Tap = typeof tap

let current: object = tap

/** What `import t from 'tap'` is from now on, in every file. */
export function begin(test: object): void {
  current = test
}

export default new Proxy(tap, {
  get(_, name) {
    const member: unknown = Reflect.get(current, name, current)
    return typeof member === 'function' ? member.bind(current) : member
  },
}) as Tap
