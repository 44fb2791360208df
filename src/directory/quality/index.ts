export { qualityOf, RecordQuality } from './quality.ts'
export type { QualityStanding } from './rules.ts'
