import { z } from 'zod';
import { excerptOf } from '../../../analyser/excerpt.ts';
import { readingAct } from '../../act.ts';
import { findEvidenceEver } from '../../measured/find.ts';
import { readingShape } from '../../measured/inspection-summary.ts';
import { laidOut } from '../../measured/materialise.ts';
import { idShape } from '../../shapes.ts';

/** Kinds of evidence that tell of people or of customers: a finding in them names a row, and no value of one is shown. */
const aboutPeople: ReadonlySet<string> = new Set(['audit-log', 'mfa-adoption', 'patch-adoption', 'usage-figures']);

const excerptShape = z.discriminatedUnion('state', [
  z.object({ state: z.literal('text'), linesTotal: z.number(), at: z.number().nullable(), lines: z.array(z.object({ number: z.number(), text: z.string(), isMasked: z.boolean(), isCut: z.boolean() })) }),
  z.object({ state: z.literal('binary') }),
  z.object({ state: z.literal('archive'), members: z.array(z.string()), membersOmitted: z.number() }),
  z.object({ state: z.literal('missing') }),
  z.object({ state: z.literal('withheld') }),
  z.object({ state: z.literal('unreadable'), reason: z.string() }),
]);

export const readEvidenceText = readingAct({
  id: 'evidence.read-text',
  summary: 'Shows the text of a file of evidence around a line, also of a file in an archive, and of one that was removed since. Lines that hold a credential come without their text; of files about people nothing is shown.',
  area: 'business-data',
  object: 'evidence',
  http: { method: 'GET', path: '/api/v1/evidence/{evidence}/text' },
  input: z.strictObject({ evidence: idShape, member: z.string().min(1).max(1000).optional(), line: z.number().int().min(1).max(1e9).optional(), jsonPointer: z.string().max(1000).optional() }),
  output: z.object({ releaseId: z.string(), path: z.string(), sizeBytes: z.number(), removedAt: z.string().nullable(), excerpt: excerptShape }),
  find: findEvidenceEver,
  prepare: async ({ services, actor }, { evidence, member, line, jsonPointer }): Promise<z.infer<typeof excerptShape>> => {
    const { path, digest, reading } = await services.store.read(actor.scope, async (rows) => rows.selectFrom('evidenceFile').select(['path', 'digest', 'reading']).where('id', '=', evidence).executeTakeFirstOrThrow());
    const name = path.split('/').at(-1) ?? path;
    if (isAboutPeople(reading, member === undefined ? name : `${name}/${member}`)) return { state: 'withheld' };
    return laidOut(services, actor.scope, 'evidence', [{ path: name, content: { digest } }], async (folder) => excerptOf({ path: `${folder}/${name}`, name, ...(member === undefined ? {} : { member }), ...(line === undefined ? {} : { line }), ...(jsonPointer === undefined ? {} : { jsonPointer }) }));
  },
  run: async ({ rows, note }, { evidence, member, line }, excerpt) => {
    const { releaseId, path, sizeBytes, removedAt } = await rows.selectFrom('evidenceFile').select(['releaseId', 'path', 'sizeBytes', 'removedAt']).where('id', '=', evidence).executeTakeFirstOrThrow();
    note({ ...(member === undefined ? {} : { member }), ...(line === undefined ? {} : { line }) });
    return { releaseId, path, sizeBytes, removedAt, excerpt };
  },
});

function isAboutPeople(reading: string | null, place: string): boolean {
  if (reading === null) return false;
  return readingShape.parse(JSON.parse(reading)).entries.some(({ path, kind }) => kind !== null && aboutPeople.has(kind) && (path === place || place.startsWith(`${path}/`)));
}
