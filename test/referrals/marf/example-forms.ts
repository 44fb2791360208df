import { readdirSync, readFileSync } from 'node:fs'
import type { ReferralForm } from '../../../src/referrals/marf/index.ts'

const folder = new URL('../../../examples/', import.meta.url)

/** The day the examples' expected results hold for. */
export const TODAY = '2026-11-23'

/** A fresh copy of an example form. */
export const exampleForm = (name: string): ReferralForm =>
  JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as ReferralForm

export const exampleNames = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))
