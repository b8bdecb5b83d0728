import { openKeyRing } from '../../dossier/keys/key-ring.ts';
import type { ChangedKeyRing } from '../../dossier/keys/change-key-ring.ts';
import { Refused } from '../../attest/refusal.ts';
import { KeysRefused } from '../../dossier/keys/keys-refused.ts';
import type { Writer } from '../../store/store.ts';
import type { PreparationContext } from '../act.ts';
import { ActRefused } from '../act-refused.ts';
import { refusalSentence } from './refusal-sentence.ts';
import { ringInFiles, type KeptRing, type RingInFiles } from './ring-in-files.ts';

/** Keys after a change that is not kept yet. */
export interface PreparedRing extends KeptRing {
  readonly domain: string;
  /** Of the publisher’s row that they were changed from. */
  readonly revision: number;
  readonly keyId: string;
  readonly isContinuous: boolean;
}

/** Changes the organisation’s keys outside the transaction that keeps them. @throws ActRefused */
export async function changedRing({ services, actor }: PreparationContext, change: (ring: RingInFiles) => Promise<ChangedKeyRing>): Promise<PreparedRing> {
  const publisher = await services.store.read(actor.scope, async (rows) => rows.selectFrom('publisher').select(['domain', 'sealed', 'revision']).executeTakeFirst());
  if (publisher === undefined) throw new ActRefused('conflict', 'The organisation has no keys yet: set first under which domain it publishes.');
  try {
    return await ringInFiles(services, actor.scope, publisher, undefined, async (ring) => {
      const { key, isContinuous } = await change(ring);
      // As a customer will read it; what they would refuse is refused here.
      await openKeyRing(ring.folder, ring.ask, ring.surroundings);
      return { domain: publisher.domain, revision: publisher.revision, keyId: key.keyId, isContinuous, ...ring.kept() };
    });
  } catch (problem) {
    if (problem instanceof KeysRefused || problem instanceof Refused) throw new ActRefused('conflict', refusalSentence(problem) ?? '');
    throw problem;
  }
}

/** Keeps changed keys, when nothing else of the publisher was changed meanwhile. @throws ActRefused */
export async function keepRing(rows: Writer, { domain, revision, sealed, keyFile }: PreparedRing, at: string): Promise<void> {
  const moved = await rows.updateTable('publisher').set({ revision: revision + 1, sealed, keyFile, changedAt: at }).where('domain', '=', domain).where('revision', '=', revision).executeTakeFirst();
  if (Number(moved.numUpdatedRows) !== 1) throw new ActRefused('changed-meanwhile', 'Something was published or another key was changed at the same moment. Look at the keys and do it once more.');
}
