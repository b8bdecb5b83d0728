import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { bytesOf } from '../../questionnaires/kept-files.ts';
import { idShape } from '../../shapes.ts';
import { acceptancesOf } from '../../terms/acceptance-shape.ts';
import { acceptanceText } from '../../terms/acceptance-text.ts';
import { findAcceptance } from '../../terms/find.ts';

const bytesMost = 1_000_000;

export const downloadAcceptance = readingAct({
  id: 'acceptance.download',
  summary: 'Gives the signed statement of an acceptance as a DSSE envelope, to be verified offline with the public key of this organisation’s acceptances; or a text to be read, with the board’s days and the end of it.',
  area: 'business-data',
  object: 'acceptance',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/acceptances/{acceptance}/statement' },
  input: z.strictObject({ acceptance: idShape, form: z.enum(['statement', 'text']).default('statement') }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findAcceptance,
  // The bytes are put away for the download only; the row keeps them.
  prepare: async ({ services: { store, evidence }, actor: { scope }, at }, { acceptance, form }) => {
    if (form === 'text') {
      const [shown] = await store.read(scope, async (rows) => acceptancesOf(rows, { id: acceptance }, at));
      if (shown === undefined) throw new RangeError('An acceptance that was found is there.');
      return { ...(await evidence.put(scope, bytesOf(acceptanceText(shown, at.slice(0, 10))), bytesMost)), fileName: `risk-acceptance-${acceptance}.txt` };
    }
    const kept = await store.read(scope, async (rows) => rows.selectFrom('acceptanceDecision').select('envelope').where('acceptanceId', '=', acceptance).executeTakeFirst());
    const envelope = kept?.envelope ?? null;
    if (envelope === null) throw new ActRefused('conflict', 'Only what was accepted is signed. This was not.');
    return { ...(await evidence.put(scope, bytesOf(envelope), bytesMost)), fileName: `risk-acceptance-${acceptance}.dsse.json` };
  },
  run: async (_context, _input, file) => file,
});
