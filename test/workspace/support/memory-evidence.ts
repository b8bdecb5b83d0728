import { hash } from 'node:crypto';
import { EvidenceRefused, type EvidenceStore } from '../../../src/store/evidence/evidence-store.ts';

/** Bytes of evidence kept in memory, each organisation’s apart. */
export function memoryEvidence(): EvidenceStore {
  const kept = new Map<string, Buffer>();
  return {
    async put({ organisationId }, bytes, limitBytes) {
      const pieces: Uint8Array[] = [];
      let size = 0;
      for await (const piece of bytes) {
        size += piece.length;
        if (size > limitBytes) throw new EvidenceRefused('too large');
        pieces.push(piece);
      }
      const whole = Buffer.concat(pieces);
      const digest = hash('sha256', whole, 'hex');
      kept.set(`${organisationId} ${digest}`, whole);
      return { digest, sizeBytes: whole.length };
    },
    async *open({ organisationId }, digest) {
      const whole = kept.get(`${organisationId} ${digest}`);
      if (whole === undefined) throw new Error('There are no such bytes.');
      yield whole;
    },
    has: async ({ organisationId }, digest) => kept.has(`${organisationId} ${digest}`),
    removeOld: async ({ organisationId }, digest) => kept.delete(`${organisationId} ${digest}`),
    async *list({ organisationId }) {
      for (const [key, whole] of kept) if (key.startsWith(`${organisationId} `)) yield { digest: key.slice(organisationId.length + 1), sizeBytes: whole.length, changedAt: new Date(0) };
    },
  };
}
