import { registerHooks } from 'node:module'

// Loaded before every test file (.taprc). tap follows each promise to know which test an error belongs to that nobody
// caught, which costs a fifth of the suite; here one test runs at a time, and domain.ts knows it as well.
registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'async-hook-domain'
      ? { url: new URL('./domain.ts', import.meta.url).href, format: 'module-typescript', shortCircuit: true }
      : nextResolve(specifier, context),
})
