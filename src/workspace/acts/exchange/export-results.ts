import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { caseResults } from '../../exchange/case-results.ts';
import { findPurchase } from '../../purchases/find.ts';
import { bytesOf } from '../../questionnaires/kept-files.ts';
import { idShape } from '../../shapes.ts';

const bytesMost = 100_000_000;

export const exportResults = readingAct({
  id: 'purchase.export-results',
  summary: 'Gives what is known of each candidate of a case, seen and answered, as OSCAL assessment results or as CycloneDX Attestations. What is unknown stays unknown; need, budget, notes and names of people are not in it.',
  area: 'business-data',
  object: 'purchase',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/purchases/{purchase}/results' },
  input: z.strictObject({ purchase: idShape, form: z.enum(['oscal', 'cyclonedx']).default('oscal') }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findPurchase,
  prepare: async ({ services, actor, at }, { purchase, form }) => {
    const results = await caseResults(services, actor.scope, purchase, at);
    const document = form === 'oscal' ? (await import('../../exchange/results-oscal.ts')).oscalResults(results) : (await import('../../exchange/results-cyclonedx.ts')).cyclonedxResults(results);
    return { ...(await services.evidence.put(actor.scope, bytesOf(document.value), bytesMost)), fileName: `case-${purchase}-${form === 'oscal' ? 'oscal-assessment-results' : 'cyclonedx-attestations'}.json` };
  },
  run: async ({ note }, { form }, file) => {
    note({ form, digest: file.digest });
    return file;
  },
});
