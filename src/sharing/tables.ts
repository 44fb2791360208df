/** The tables of sharing, added to those the platform knows. */
import './disclosures/tables.ts'
