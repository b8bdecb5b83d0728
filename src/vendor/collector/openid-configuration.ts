import type { SiteSubject } from '../../model/vendor-position.ts';
import type { Given } from '../given.ts';
import { collectFile } from './collect-file.ts';
import type { Collected, Tools } from './tools.ts';

/** Looks for OpenID Connect discovery documents (OpenID Connect Discovery 1.0, section 4): of the domain, and where the user says. */
export async function collectOpenidConfiguration(subject: SiteSubject, given: Given, tools: Tools): Promise<readonly Collected[]> {
  const standard = `https://${subject.domain}/.well-known/openid-configuration`;
  const named = given.pages.flatMap(({ kind, address }) => (kind === 'openid-configuration' && address !== standard ? [address] : []));
  const expected = { place: 'openid-configuration', kind: 'sign-in-metadata', title: 'an OpenID Connect discovery document', limitBytes: 262_144, accept: 'application/json' } as const;
  const files = await Promise.all([
    collectFile({ ...expected, address: standard, from: 'standard' }, tools),
    ...named.map((address) => collectFile({ ...expected, address, from: 'given' }, tools)),
  ]);
  return files.map(({ item }) => item);
}
