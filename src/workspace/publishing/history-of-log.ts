import type { Digest } from '../../model/artifact.ts';
import type { PublisherHistory } from '../../dossier/publish/publisher-log.ts';
import type { Reader } from '../../store/store.ts';

/** The publication log as the engine continues it: every entry, and the last publication of each product. */
export async function historyOfLog(rows: Reader): Promise<PublisherHistory> {
  const kept = await rows.selectFrom('publication').select(['kind', 'entry', 'productName', 'sequence', 'payload']).orderBy('position').execute();
  return {
    entries: kept.map(({ entry }) => Uint8Array.fromBase64(entry)),
    // It is read in order, so that of each product the last publication stays.
    products: new Map(kept.filter(({ kind }) => kind === 'publication').map(({ productName, sequence, payload }) => [productName, { sequence, payload: payload as Digest }])),
  };
}
