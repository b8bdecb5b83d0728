import type { PlaceLooked } from '../../../model/evidence/public-places.ts';
import { plainAddress } from '../site.ts';
import type { Collected, Tools } from '../tools.ts';
import { andReason, ask, lookedFrom } from '../web-answer.ts';
import type { Asked } from './advisory-documents.ts';
import { advisoryLimits } from './limits.ts';
import type { Plausible } from './plausible.ts';

/** A key that the metadata names, as a place and as a file. */
export interface CollectedKey {
  readonly collected: Collected;
  readonly file: Asked;
}

const keyBegin = '-----BEGIN PGP PUBLIC KEY BLOCK-----';

/** Asks for public OpenPGP keys where the metadata says that they are (CSAF 2.0, section 7.1.20). */
export async function collectAdvisoryKeys(named: readonly string[], plausible: Plausible, tools: Tools): Promise<readonly CollectedKey[]> {
  const addresses = [...new Set(named.flatMap((address) => plainAddress(address) ?? []))];
  return Promise.all(addresses.map((address, index) => (index < advisoryLimits.keysMax ? collectKey(address, plausible, tools) : notAsked(address, tools))));
}

async function collectKey(address: string, plausible: Plausible, tools: Tools): Promise<CollectedKey> {
  const answer = await ask(tools.world, { url: address, limitBytes: advisoryLimits.smallBytes, accept: 'application/pgp-keys, text/plain;q=0.9, */*;q=0.1' });
  const { body } = answer.look;
  const looked = (outcome: PlaceLooked['outcome'], reason = answer.reason): Collected => ({ looked: { place: 'advisory-key', address, outcome, from: 'linked', ...lookedFrom(answer, reason) } });
  if (answer.state !== 'here' || body === undefined || answer.body === undefined) return answer.state === 'absent' ? { collected: looked('absent'), file: { address, state: 'absent' } } : { collected: looked('not-looked'), file: { address, state: 'untold' } };
  if (!plausible(answer.finalAddress, address)) return { collected: looked('unusable', andReason(answer.reason, 'leads to a site that the provider metadata does not name')), file: { address, state: 'untold' } };
  if (Buffer.from(answer.body).indexOf(keyBegin) === -1) return { collected: looked('unusable', andReason(answer.reason, 'is no armoured OpenPGP key')), file: { address, state: 'untold' } };
  return { collected: looked('found'), file: { address, state: 'here', member: { address, digest: body.digest } } };
}

async function notAsked(address: string, tools: Tools): Promise<CollectedKey> {
  const reason = `was not asked for: one look takes at most ${advisoryLimits.keysMax} keys`;
  return { collected: { looked: { place: 'advisory-key', address, outcome: 'not-looked', reason, from: 'linked', lookedAt: tools.startedAt } }, file: { address, state: 'untold' } };
}
