import { registerHooks } from 'node:module'

const CLIENT = new URL('../../openapi/client/package.json', import.meta.url).href

/**
 * The client's types made from the OpenAPI document. The generator needs the JavaScript compiler API, which
 * TypeScript 7 has not: it is handed the TypeScript 5.9 of the client's workspace, wherever npm has put either.
 */
export async function generateClientTypes(documentText: string): Promise<string> {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'typescript'
        ? next(specifier, { ...context, parentURL: CLIENT })
        : next(specifier, context),
  })
  try {
    const { default: openapiTS, astToString, COMMENT_HEADER } = await import('openapi-typescript')
    const nodes = await openapiTS(documentText, { defaultNonNullable: false, silent: true })
    return COMMENT_HEADER + astToString(nodes)
  } finally {
    hooks.deregister()
  }
}
