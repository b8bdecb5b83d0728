import { collectFile } from '../collect-file.ts';
import type { Collected, FetchedMember, Tools } from '../tools.ts';
import { andReason, ask } from '../web-answer.ts';
import { advisoryLimits } from './limits.ts';
import type { Plausible } from './plausible.ts';

/** A file that was asked for: its bytes under its address, or that it is not there, or that nobody could look. */
export type Asked = { readonly address: string; readonly state: 'here' | 'absent' | 'untold'; readonly member?: FetchedMember };

/** A document with the files beside it. */
export interface AskedDocument {
  readonly collected: Collected;
  readonly document: Asked;
  readonly beside: readonly Asked[];
}

const endings = ['.sha256', '.sha512', '.asc'] as const;
const labelsForEverybody: ReadonlySet<string> = new Set(['WHITE', 'CLEAR']);

/**
 * Asks for a document, and where it is an advisory for everybody also for the hashes and the signature that lie beside it under its name
 * (CSAF 2.0, sections 7.1.18 and 7.1.19).
 */
export async function collectDocument(address: string, plausible: Plausible, lists: readonly string[], tools: Tools): Promise<AskedDocument> {
  const { item, facts } = await collectFile({ place: 'advisory', address, from: 'linked', kind: 'security-advisory', title: 'a CSAF document', limitBytes: advisoryLimits.documentBytes, accept: 'application/json' }, tools);
  const { artifact, looked } = item;
  const unusable = (reason: string): AskedDocument => ({ collected: { looked: { ...looked, outcome: 'unusable', reason: andReason(looked.reason, reason) } }, document: { address, state: 'untold' }, beside: [] });
  if (artifact === undefined || facts === undefined) return { collected: { looked }, document: { address, state: looked.outcome === 'absent' ? 'absent' : 'untold' }, beside: [] };
  if (!plausible(artifact.address, ...lists)) return unusable('leads to a site that the provider metadata does not name');
  if (facts.tlp !== undefined && !labelsForEverybody.has(facts.tlp)) return unusable(`is labelled TLP:${facts.tlp}, and only what is for everybody is read`);
  const beside = await Promise.all(endings.map((ending) => askSmall(`${address}${ending}`, plausible, lists, tools)));
  return { collected: item, document: { address, state: 'here', member: { address, digest: artifact.digest } }, beside };
}

/** Asks for a small file that is only compared with others. */
async function askSmall(address: string, plausible: Plausible, named: readonly string[], tools: Tools): Promise<Asked> {
  const answer = await ask(tools.world, { url: address, limitBytes: advisoryLimits.smallBytes, accept: 'text/plain, application/pgp-signature;q=0.9, */*;q=0.1' });
  const { body } = answer.look;
  if (answer.state === 'here' && body !== undefined && plausible(answer.finalAddress, ...named)) return { address, state: 'here', member: { address, digest: body.digest } };
  return { address, state: answer.state === 'absent' ? 'absent' : 'untold' };
}
