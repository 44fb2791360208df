export { demonstrationAccounts, subjectFor } from './accounts.ts'
export { demonstrationCurl } from './curl.ts'
export { loadMadeUpPostcodes } from './directory/postcodes.ts'
export { seedDemonstration } from './seed.ts'
