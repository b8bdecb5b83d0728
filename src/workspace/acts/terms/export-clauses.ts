import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findCandidate } from '../../purchases/find.ts';
import { bytesOf } from '../../questionnaires/kept-files.ts';
import { idShape } from '../../shapes.ts';
import { clausesAsText, clausesAsWord } from '../../terms/clause-files.ts';
import { clausesOf } from '../../terms/clause-shape.ts';

const bytesMost = 16_000_000;

export const exportClauses = readingAct({
  id: 'clause.export',
  summary: 'Gives the clauses of a candidate as text or as a document for word processors (docx). Each says that it is a draft for counsel, whose wording it is, and for which jurisdiction.',
  area: 'business-data',
  object: 'purchase',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/candidates/{candidate}/clauses/export' },
  input: z.strictObject({ candidate: idShape, form: z.enum(['text', 'docx']).default('docx') }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findCandidate,
  // Made anew each time; nothing names the bytes afterwards, and the sweep takes them away after a day.
  prepare: async ({ services, actor, at }, { candidate, form }) => {
    const { facts, clauses } = await services.store.read(actor.scope, async (rows) => ({
      facts: await rows.selectFrom('candidate').innerJoin('vendor', 'vendor.id', 'candidate.vendorId').innerJoin('purchase', 'purchase.id', 'candidate.purchaseId').select(['purchase.title as purchase', 'vendor.name as vendor', 'candidate.product', 'candidate.reseller']).where('candidate.id', '=', candidate).executeTakeFirstOrThrow(),
      clauses: await clausesOf(rows, candidate),
    }));
    if (clauses.every(({ state }) => state === 'dropped')) throw new ActRefused('conflict', 'There is no clause yet. Have some proposed first.');
    const content = form === 'docx' ? await clausesAsWord({ ...facts, at }, clauses) : clausesAsText({ ...facts, at }, clauses);
    return { ...(await services.evidence.put(actor.scope, bytesOf(content), bytesMost)), fileName: `clauses-${at.slice(0, 10)}.${form === 'docx' ? 'docx' : 'txt'}` };
  },
  run: async ({ note }, { form }, file) => {
    note({ form });
    return file;
  },
});
