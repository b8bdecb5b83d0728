import { arrayAt } from '../../read/gateway/json-value.ts';
import type { SiteSubject } from '../../model/vendor-position.ts';
import type { Given } from '../given.ts';
import { collectFile } from './collect-file.ts';
import { smallJson } from './small-json.ts';
import type { Collected, Tools } from './tools.ts';
import { andReason, ask, lookedFrom } from './web-answer.ts';

/** Looks for a Transparency Exchange API (ECMA TC54) at its well-known place, and for SBOMs where the user says. */
export async function collectSbomDiscovery({ domain }: SiteSubject, given: Given, tools: Tools): Promise<readonly Collected[]> {
  const named = given.pages.flatMap(({ kind, address }) => (kind === 'sbom' ? [address] : []));
  const [discovery, ...files] = await Promise.all([
    collectDiscovery(`https://${domain}/.well-known/tea`, tools),
    ...named.map(async (address) => (await collectFile({ place: 'sbom-discovery', address, from: 'given', kind: 'sbom', title: 'an SBOM', limitBytes: 20 * 1_048_576, accept: 'application/vnd.cyclonedx+json, application/spdx+json, application/json;q=0.9, */*;q=0.1' }, tools)).item),
  ]);
  return [discovery, ...files];
}

async function collectDiscovery(address: string, tools: Tools): Promise<Collected> {
  const answer = await ask(tools.world, { url: address, limitBytes: 65_536, accept: 'application/json' });
  const place = { place: 'sbom-discovery', address, from: 'standard' } as const;
  if (answer.state !== 'here' || answer.body === undefined) return { looked: { ...place, outcome: answer.state === 'absent' ? 'absent' : 'not-looked', ...lookedFrom(answer) } };
  const document = smallJson(answer.body);
  const endpoints = document === undefined ? undefined : arrayAt(document, 'endpoints');
  if (endpoints === undefined || endpoints.length === 0) return { looked: { ...place, outcome: 'unusable', ...lookedFrom(answer, andReason(answer.reason, 'names no endpoint of a Transparency Exchange API')) } };
  return { looked: { ...place, outcome: 'found', ...lookedFrom(answer) } };
}
