import { withdrawalEntry } from '../../attest/withdrawal.ts';
import { openKeyRing } from '../../dossier/keys/key-ring.ts';
import { signedLog } from '../../dossier/publish/publisher-log.ts';
import type { Digest } from '../../model/artifact.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';
import { currentDossier, type CurrentDossier } from './current-dossier.ts';
import { historyOfLog } from './history-of-log.ts';
import { ringInFiles } from './ring-in-files.ts';

/** A withdrawal as the log will tell it. */
export interface PreparedWithdrawal {
  readonly current: CurrentDossier['shown'];
  readonly revision: number;
  readonly position: number;
  /** Base64. */
  readonly entry: string;
  /** The new signed head of the log; undefined when no key could sign it now. */
  readonly checkpoint: string | undefined;
}

/**
 * Continues the log by the withdrawal of a product’s newest publication. Keys that have ended or can’t be opened do not keep anybody from
 * withdrawing: the entry is then covered by the next head that is signed.
 * @returns undefined when nothing of the product is public
 */
export async function withdrawnLog(services: Services, scope: Scope, product: string, at: string): Promise<PreparedWithdrawal | undefined> {
  const state = await services.store.read(scope, async (rows) => ({ current: (await currentDossier(rows, product))?.shown, publisher: await rows.selectFrom('publisher').select(['domain', 'sealed', 'revision']).executeTakeFirst(), log: await historyOfLog(rows) }));
  const { current, publisher, log } = state;
  if (current === undefined || current.withdrawnAt !== null || publisher === undefined) return undefined;
  const { maker, name, version, sequence, payload } = current;
  const entry = withdrawalEntry({ payload: payload as Digest, product: { maker, name, ...(version === null ? {} : { version }) }, publisher: publisher.domain, sequence, withdrawnAt: `${at.slice(0, 19)}Z` });
  const checkpoint = await ringInFiles(services, scope, publisher, undefined, async (ring) => {
    const { signer, key } = await (await openKeyRing(ring.folder, ring.ask, ring.surroundings)).signer('log');
    return new TextDecoder().decode((await signedLog([...log.entries, entry], `${publisher.domain}/publications`, signer, key)).checkpoint);
  }).catch(() => undefined);
  return { current, revision: publisher.revision, position: log.entries.length, entry: entry.toBase64(), checkpoint };
}
