import { trustedTypesPolicy } from '../../page/policy.ts';

/** As much of Trusted Types as is used; not every browser has them. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): string };
}

const types = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes;
/** The page's policy lets one maker of script addresses exist: this one, which knows one address. */
const makeAddress = types?.createPolicy(trustedTypesPolicy, { createScriptURL: () => new URL('recheck-worker.js', import.meta.url).href });

/** Starts the worker that lies beside this program. */
export function startWorker(): Worker {
  return new Worker(makeAddress?.createScriptURL('') ?? new URL('recheck-worker.js', import.meta.url).href, { type: 'module' });
}
