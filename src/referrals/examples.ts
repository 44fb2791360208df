import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../../examples/', import.meta.url)

/** The example forms of examples/, by name, for the OpenAPI file and the demonstration. Read once. */
export const examples: Readonly<Record<string, { summary: string; value: unknown }>> = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const name = file.replace('.json', '')
      return [
        name,
        {
          summary: `Made up: ${name.replaceAll('-', ' ')}`,
          value: JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')),
        },
      ]
    }),
)
