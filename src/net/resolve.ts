import { Resolver } from 'node:dns/promises';
import { refusedAddress } from './address.ts';
import type { AllowedHosts } from './allowed.ts';
import { addressIn } from './host-name.ts';
import type { Limits } from './limits.ts';
import { codeOf, Refusal, shown } from './problem.ts';

/** Where a host may be connected to: every address was checked, and no name is looked up after it. */
export interface CheckedPlace {
  readonly address: string;
  readonly port: number;
}

/** Codes that say for sure that a name server knows no such name or record. */
const absentCodes = new Set(['ENOTFOUND', 'ENODATA']);

export function isAbsent(thrown: unknown): boolean {
  return absentCodes.has(codeOf(thrown));
}

export function createResolver(nameServers: readonly string[] | undefined, limits: Limits): Resolver {
  const resolver = new Resolver({ timeout: limits.name, tries: 2, maxTimeout: limits.name });
  if (nameServers !== undefined) resolver.setServers(nameServers);
  return resolver;
}

/**
 * Finds a host's addresses and checks each of them. The name server is asked once for one request, and what was checked is what is connected to,
 * so an answer that changes a moment later changes nothing.
 * @param host canonical; IPv6 in brackets
 * @throws {Refusal} when any address is refused, or there is none
 */
export async function checkedPlaces(host: string, port: number, allowed: AllowedHosts, resolver: Resolver): Promise<readonly CheckedPlace[]> {
  const place = allowed.placeOf(host);
  if (place !== undefined) return [place];
  const literal = addressIn(host);
  const addresses = literal === undefined ? await addressesOf(host, resolver) : [literal];
  const isOwn = allowed.isOwn(host);
  for (const address of addresses) {
    const refused = refusedAddress(address);
    if (refused === undefined || (isOwn && refused.exception === 'by-name')) continue;
    throw new Refusal('address-refused', `leads to ${shown(address)}, ${refused.reason}`);
  }
  return addresses.map((address) => ({ address, port }));
}

async function addressesOf(host: string, resolver: Resolver): Promise<readonly string[]> {
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (found.length > 0) return found;
  const failed = answers.find((answer) => answer.status === 'rejected' && !isAbsent(answer.reason));
  if (failed?.status === 'rejected') throw new Refusal('name-failed', `is on a host whose address no name server told (${codeOf(failed.reason)})`);
  throw new Refusal('name-unknown', 'is on a host that has no address, says a name server');
}
