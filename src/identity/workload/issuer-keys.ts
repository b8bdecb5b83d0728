import type { ServiceAnswer, ServiceCall } from '../../net/service-call.ts';
import type { Store } from '../../store/store.ts';
import { keySetBytesMost, readKeySet, type VerificationKey } from '../oidc/key-set.ts';
import { TokenRefused } from '../oidc/token-refused.ts';

/** Milliseconds that keys count without being looked up again: a key that an issuer withdrew ends by then. */
const keptMilliseconds = 300_000;
/** Milliseconds between two look-ups, whatever keys are asked for: nobody makes the workspace ask on and on. */
const pauseMilliseconds = 30_000;
const issuersMost = 200;

/** The keys of issuers, kept for some minutes in this process. */
export class IssuerKeys {
  readonly #kept = new Map<string, { readonly at: number; readonly keys: readonly VerificationKey[] }>();

  /**
   * The keys of an issuer, looked up when they are old or lack the one that is asked for.
   * @param kid the id of the key that a token names
   * @param now milliseconds since 1970
   * @throws TokenRefused, ServiceUnreachable
   */
  async keysFor(address: string, kid: string | undefined, call: (call: ServiceCall) => Promise<ServiceAnswer>, now: number): Promise<readonly VerificationKey[]> {
    const kept = this.#kept.get(address);
    const age = kept === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - kept.at);
    const isKnown = kept !== undefined && (kid === undefined || kept.keys.some((key) => key.kid === kid));
    if (kept !== undefined && (isKnown ? age < keptMilliseconds : age < pauseMilliseconds)) return kept.keys;
    const { status, body } = await call({ url: address, accept: 'application/jwk-set+json, application/json', limitBytes: keySetBytesMost });
    if (status !== 200) throw new TokenRefused(`The key set was asked for, and the answer has the status ${status}.`);
    const keys = readKeySet(body);
    this.#kept.delete(address);
    this.#kept.set(address, { at: now, keys });
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > issuersMost && oldest.done !== true) this.#kept.delete(oldest.value);
    return keys;
  }
}

const perStore = new WeakMap<Store, IssuerKeys>();

/** The keys that this process keeps, for one store. */
export function issuerKeysOf(store: Store): IssuerKeys {
  let keys = perStore.get(store);
  if (keys === undefined) perStore.set(store, (keys = new IssuerKeys()));
  return keys;
}
