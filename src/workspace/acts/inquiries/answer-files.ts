import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { ownSheet } from '../../inquiries/find.ts';
import { openSheet } from '../../inquiries/open-sheet.ts';
import { evidencePathShape } from '../../measured/evidence-path.ts';
import { readingShape, readStored } from '../../measured/inspection-summary.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

/** What one sheet takes at most. */
const most = { files: 60, fileMegabytes: 50, megabytes: 250 } as const;
/** Files of one sheet at most that were ever sent, those that were taken away again too. */
const everMost = 300;

export const addAnswerFile = changingAct({
  id: 'answer-sheet.add-file',
  summary: 'Attaches a file to a contact’s answers. It is a stranger’s: it is read at once in a process of its own without rights, and opened nowhere else.',
  area: 'business-data',
  object: 'answer-sheet',
  receivesBytes: true,
  megabytesMost: most.fileMegabytes,
  http: { method: 'PUT', path: '/api/v1/answer/files' },
  input: z.strictObject({ path: evidencePathShape, question: idShape.optional().describe('The question that it belongs to; all of them when left out.'), digest: z.string().regex(/^[0-9a-f]{64}$/), sizeBytes: z.number().int().min(0) }),
  output: z.object({ id: z.string(), reading: readingShape }),
  find: ownSheet,
  prepare: async ({ services, actor, object, at }, { path, digest, sizeBytes, question }) => {
    // Before anything is read: whoever may not add a file makes no work.
    await services.store.read(actor.scope, async (rows) => roomFor(rows, object.id, { question, sizeBytes }, at));
    return readStored(services, actor.scope, { path, digest }, at);
  },
  run: async ({ rows, object, services: { ports }, at, note }, { path, question, digest, sizeBytes }, reading) => {
    await roomFor(rows, object.id, { question, sizeBytes }, at);
    const id = newIdentifier(ports);
    await rows.insertInto('answerFile').values({ id, sheetId: object.id, questionId: question ?? null, path, digest, sizeBytes, reading: JSON.stringify(reading), receivedAt: at, removedAt: null }).execute();
    note({ file: id });
    return { id, reading };
  },
});

type Rows = Parameters<typeof openSheet>[0];

/** @throws ActRefused when the sheet takes no more */
async function roomFor(rows: Rows, sheetId: string, { question, sizeBytes }: { readonly question: string | undefined; readonly sizeBytes: number }, at: string): Promise<void> {
  await openSheet(rows, sheetId, at);
  if (question !== undefined && (await rows.selectFrom('sheetAnswer').select('questionId').where('sheetId', '=', sheetId).where('questionId', '=', question).executeTakeFirst()) === undefined) throw new ActRefused('not-found', 'There is no such question here.');
  const all = await rows.selectFrom('answerFile').select(['sizeBytes', 'removedAt']).where('sheetId', '=', sheetId).execute();
  const files = all.filter(({ removedAt }) => removedAt === null);
  if (files.length >= most.files || all.length >= everMost) throw new ActRefused('too-many', `At most ${most.files} files are taken. Put many files into one archive.`);
  if (files.reduce((sum, file) => sum + Number(file.sizeBytes), sizeBytes) > most.megabytes * 1_000_000) throw new ActRefused('too-large', `All files together may have ${most.megabytes} MB at most.`);
}

export const removeAnswerFile = changingAct({
  id: 'answer-sheet.remove-file',
  summary: 'Takes a file away again that a contact attached, before the answers are handed in.',
  area: 'business-data',
  object: 'answer-sheet',
  http: { method: 'DELETE', path: '/api/v1/answer/files/{file}' },
  input: z.strictObject({ file: idShape }),
  output: nothingShape,
  find: ownSheet,
  run: async ({ rows, object, at, note }, { file }) => {
    await openSheet(rows, object.id, at);
    const removed = await rows.updateTable('answerFile').set({ removedAt: at }).where('id', '=', file).where('sheetId', '=', object.id).where('removedAt', 'is', null).returning('id').executeTakeFirst();
    if (removed === undefined) throw new ActRefused('not-found', 'There is no such file here.');
    note({ file });
    return {};
  },
});
