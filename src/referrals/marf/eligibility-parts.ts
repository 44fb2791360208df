export { BOROUGHS, type Borough } from '#eligibility/boroughs.ts'
export { FactSource } from '#eligibility/fact-values.ts'
export { EligibilityFacts, factProperties, YEAR_GROUPS } from '#eligibility/facts.ts'
