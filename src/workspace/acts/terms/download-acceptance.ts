import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { bytesOf } from '../../questionnaires/kept-files.ts';
import { idShape } from '../../shapes.ts';
import { findAcceptance } from '../../terms/find.ts';

const bytesMost = 1_000_000;

export const downloadAcceptance = readingAct({
  id: 'acceptance.download',
  summary: 'Gives the signed statement of an acceptance as a DSSE envelope, to be verified offline with the public key of this organisation’s acceptances.',
  area: 'business-data',
  object: 'acceptance',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/acceptances/{acceptance}/statement' },
  input: z.strictObject({ acceptance: idShape }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findAcceptance,
  // The bytes are put away for the download only; the row keeps them.
  prepare: async ({ services: { store, evidence }, actor: { scope } }, { acceptance }) => {
    const kept = await store.read(scope, async (rows) => rows.selectFrom('acceptanceDecision').select('envelope').where('acceptanceId', '=', acceptance).executeTakeFirst());
    if (kept?.envelope == null) throw new ActRefused('conflict', 'Only what was accepted is signed. This was not.');
    return { ...(await evidence.put(scope, bytesOf(kept.envelope), bytesMost)), fileName: `risk-acceptance-${acceptance}.dsse.json` };
  },
  run: async (_context, _input, file) => file,
});
