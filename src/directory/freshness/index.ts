/** Records that nobody has assured for long: their owners are told, then families no longer find them. */
export { keepFresh } from './keep-fresh.ts'
