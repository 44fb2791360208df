import { registerHooks } from 'node:module'

/** What was taken out, by file. */
export const takenOut: string[] = []

/** The service's own checks on a recipient: whose it is, whether it is in force, the policy at every read, the stop. */
const CHECKS: readonly (readonly [file: RegExp, find: RegExp, put: string])[] = [
  [
    /\/src\/sharing\/queries\/shared-referrals\.ts$/,
    /(function receivedBy\([^)]*\)[^{]*\{)/,
    '$1 return expressionBuilder().lit(true);',
  ],
  [/\/src\/sharing\/queries\/shared-referrals\.ts$/, /\.on\('disclosure\.state', '=', 'in_force'\)/, ''],
  [/\/src\/sharing\/routes\/get-shared-referral\.ts$/, /parts\.filter\([^\n]*\)\n/, 'parts\n'],
  [/\/src\/sharing\/disclosures\/stop\.ts$/, /if \(inForce\.length === 0\) return \[\]/, 'return []'],
]

/** Loads the service without its own checks on recipients. Call it before anything of src/ is imported. */
export function switchOffPolicy(): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context)
      const { pathname } = new URL(url)
      const checks = CHECKS.filter(([file]) => file.test(pathname))
      if (checks.length === 0 || loaded.source === undefined || loaded.source === null) return loaded
      let source = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source)
      for (const [file, find, put] of checks) {
        if (find.test(source)) takenOut.push(String(file))
        source = source.replace(find, put)
      }
      return { ...loaded, source }
    },
  })
}

export const CHECKS_TO_TAKE_OUT = CHECKS.length
