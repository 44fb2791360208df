export { demonstrationAccounts, subjectFor } from './accounts.ts'
export { demonstrationCurl } from './curl.ts'
export { seedDemonstration } from './seed.ts'
