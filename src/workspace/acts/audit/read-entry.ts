import { z } from 'zod';
import { proveEntry } from '../../../audit/prove-entry.ts';
import { readingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { everyOf } from '../../shapes.ts';
import { entryShape, shapeOfEntry } from './entry-shape.ts';

export const readEntry = readingAct({
  id: 'audit-log.read-entry',
  summary: 'Reads one entry of the audit log exactly as it was hashed, with the proof that a signed checkpoint covers it.',
  area: 'configuration',
  object: 'audit-log',
  http: { method: 'GET', path: '/api/v1/audit-log/entries/{sequence}' },
  input: z.strictObject({ sequence: z.int().min(0) }),
  output: z.object({ entry: entryShape, hashed: z.string(), hash: z.string(), proof: z.object({ checkpoint: z.string(), size: z.number(), hashes: z.array(z.string()) }).nullable() }),
  find: everyOf('audit-log'),
  run: async ({ rows }, { sequence }) => {
    const found = await rows.selectFrom('auditEntry').select(['entry', 'hash']).where('sequence', '=', sequence).executeTakeFirst();
    if (found === undefined) throw new ActRefused('not-found', 'There is no entry of this number, or it was removed after the time for which entries are kept.');
    const proof = await proveEntry(rows, sequence);
    return { entry: shapeOfEntry(found.entry), hashed: found.entry, hash: found.hash, proof: proof === undefined ? null : { ...proof, hashes: [...proof.hashes] } };
  },
});
