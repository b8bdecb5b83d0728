import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { evidenceShape } from '../../measured/evidence-shape.ts';
import { evidencePathShape } from '../../measured/evidence-path.ts';
import { findOfRelease } from '../../measured/find.ts';
import { readingShape, type ReadingSummary } from '../../measured/inspection-summary.ts';
import { maySee } from '../../policy/decide.ts';
import { idShape, limitShape, textShape } from '../../shapes.ts';

export const listEvidence = readingAct({
  id: 'evidence.list',
  summary: 'Lists the files of a release in the order of their paths, with the first of what was seen in each: all, or the asker’s own where the others are not for them.',
  area: 'business-data',
  object: 'evidence',
  http: { method: 'GET', path: '/api/v1/releases/{release}/evidence' },
  input: z.strictObject({ release: idShape, after: evidencePathShape.optional(), limit: limitShape }),
  output: z.object({ files: z.array(evidenceShape.extend({ says: z.array(textShape), isUnreadable: z.boolean() })), next: z.string().nullable() }),
  find: findOfRelease('evidence'),
  run: async ({ rows, actor, object }, { release, after, limit }) => {
    let query = rows.selectFrom('evidenceFile').select(['id', 'path', 'digest', 'sizeBytes', 'origin', 'receivedAt', 'receivedBy', 'reading']).where('releaseId', '=', release).where('removedAt', 'is', null);
    if (!maySee(actor, object)) query = query.where('receivedBy', '=', actor.accountId);
    if (after !== undefined) query = query.where('path', '>', after);
    const found = await query.orderBy('path').limit(limit + 1).execute();
    const files = found.slice(0, limit).map(({ reading, ...file }) => ({ ...file, ...seenIn(reading) }));
    return { files, next: found.length > limit ? (files.at(-1)?.path ?? null) : null };
  },
});

/** Sentences of a reading that a list shows. */
const saysMost = 3;

function seenIn(kept: string | null): { readonly says: ReadingSummary['says']; readonly isUnreadable: boolean } {
  if (kept === null) return { says: [], isUnreadable: false };
  const { says, entries } = readingShape.parse(JSON.parse(kept));
  return { says: says.slice(0, saysMost), isUnreadable: entries.some(({ state }) => state === 'unreadable') };
}
