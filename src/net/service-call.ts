import { AllowedHosts } from './allowed.ts';
import { addressIn, canonicalHost } from './host-name.ts';
import { createGate } from './gate.ts';
import { exchange } from './exchange.ts';
import { permittedUrl } from './permitted-url.ts';
import { Refusal } from './problem.ts';
import { readOptions, type WayOutOptions } from './way-out-options.ts';

/** A call of a service that an administrator connected. */
export interface ServiceCall {
  readonly url: string;
  readonly accept: string;
  /** Bytes of the answer at most. */
  readonly limitBytes: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is sent with POST; without it GET is asked. */
  readonly sent?: { readonly type: string; readonly body: Uint8Array };
}

export interface ServiceAnswer {
  readonly status: number;
  /** Lower case, without `set-cookie`. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** The service was not asked, or gave nothing that can be used. The message is a predicate about the address. */
export class ServiceUnreachable extends Error {
  override readonly name = 'ServiceUnreachable';
}

/**
 * Calls services that an administrator connected (providers of sign-in), by the same rules as every other way out, and
 * follows no redirect. It is not polite: a sign-in waits for it.
 * @param privateHosts hosts inside the network that may be called, on whatever port an address names
 */
export function createServiceCaller(privateHosts: readonly string[], options: Pick<WayOutOptions, 'authorities' | 'limits' | 'nameServers' | 'now' | 'version'> = {}): (call: ServiceCall) => Promise<ServiceAnswer> {
  return async ({ url, accept, limitBytes, headers: given = {}, sent }) => {
    const gate = createGate(readOptions({ ...options, allowed: exceptionsFor(url, privateHosts) }));
    try {
      const asked = sent === undefined ? { method: 'GET', headers: given } as const : { method: 'POST', headers: { ...given, 'content-type': sent.type }, bytes: sent.body } as const;
      const done = await exchange(permittedUrl(url, gate.allowed), { accept, limitBytes, sent: asked }, gate, gate.limits.look);
      if ('refusal' in done) throw done.refusal;
      const { status, headers, body } = done.answer;
      return { status, headers, body: body ?? new Uint8Array(0) };
    } catch (problem) {
      if (problem instanceof Refusal) throw new ServiceUnreachable(problem.message);
      throw problem;
    }
  };
}

/** Why an address can’t be called, as far as that is known without a name server; undefined when it may be tried. */
export function refusedService(url: string, privateHosts: readonly string[]): string | undefined {
  try {
    permittedUrl(url, new AllowedHosts(exceptionsFor(url, privateHosts)));
    return undefined;
  } catch (problem) {
    if (problem instanceof Refusal) return problem.message;
    throw problem;
  }
}

/** A host on the list is meant with the port that the address names. */
export function exceptionsFor(written: string, privateHosts: readonly string[]): readonly string[] {
  const url = URL.parse(written);
  const host = url === null ? '' : canonicalHost(url.hostname);
  if (url === null || !privateHosts.some((allowed) => allowed === host || allowed === addressIn(host))) return [];
  return url.port === '' ? [host] : [host, `${host}:${url.port}`];
}
