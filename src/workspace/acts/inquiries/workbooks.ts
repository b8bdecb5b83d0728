import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import type { Actor } from '../../../identity/actor.ts';
import type { Reader, Writer } from '../../../store/store.ts';
import { changingAct, readingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { answersInWorkbook, type FilledWorkbook } from '../../inquiries/answers-in-workbook.ts';
import { findSheet, ownSheet } from '../../inquiries/find.ts';
import { openSheet, sheetInCase } from '../../inquiries/open-sheet.ts';
import { askForReading } from '../../inquiries/read-files-job.ts';
import { answerOf, answerRowsOf, questionsOf } from '../../inquiries/sheet-rows.ts';
import { evidencePathShape } from '../../measured/evidence-path.ts';
import { bytesOf, readStoredQuestionnaire } from '../../questionnaires/kept-files.ts';
import type { Services } from '../../services.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

const workbookBytesMost = 16_000_000;
const fileName = 'questions.xlsx';
const bytesShape = z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() });
const importedShape = z.object({ taken: z.number(), left: z.array(z.string()) });
const sentBytes = { path: evidencePathShape, digest: z.string().regex(/^[0-9a-f]{64}$/), sizeBytes: z.number().int().min(0) } as const;

/** Writes the workbook of a sheet and puts it into the evidence store, where it stays for a day. @param isOwn whether answers so far are in it: only for whoever wrote them */
async function written(services: Services, { scope }: Actor, sheetId: string, isOwn: boolean, at: string): Promise<z.infer<typeof bytesShape>> {
  const { subject, closesAt, questions, answers } = await services.store.read(scope, async (rows) => {
    const { inquiry } = await sheetInCase(rows, sheetId);
    return { ...inquiry, questions: await questionsOf(rows, inquiry.id), answers: (await answerRowsOf(rows, sheetId)).map(answerOf) };
  });
  const { inquiryWorkbook } = await import('../../../report/workbook/inquiry-workbook.ts');
  const rows = questions.map(({ id, ask, level, why, goodAnswer }) => {
    const answer = answers.find(({ question }) => question === id);
    return { id, ask, level, why, goodAnswer, seen: answer?.seen?.text, state: isOwn ? answer?.state ?? '' : '', text: isOwn ? answer?.text ?? '' : '', plannedOn: isOwn ? answer?.plannedOn ?? null : null };
  });
  const until = closesAt === null ? 'a day that is not set yet' : new Date(Date.parse(closesAt) - 1).toISOString().slice(0, 10);
  return { ...(await services.evidence.put(scope, bytesOf(await inquiryWorkbook(rows, { subject, until }, at)), workbookBytesMost)), fileName };
}

/** Reads a workbook in the disposable process, and finds the answers in it. */
async function filled(services: Services, actor: Actor, sheetId: string, digest: string): Promise<FilledWorkbook> {
  const { reading } = await readStoredQuestionnaire(services, actor.scope, digest);
  const questions = await services.store.read(actor.scope, async (rows) => answerRowsOf(rows, sheetId));
  const found = answersInWorkbook(reading, new Set(questions.map(({ questionId }) => questionId)));
  if (found.answers.length === 0) throw new ActRefused('invalid-input', 'No answer was found in this file. Hand over the workbook that was written here, with its sheet “Questions” filled in.', found.left.slice(0, 20).map((message) => ({ path: '', message })));
  return found;
}

async function keepAnswers(rows: Writer, sheetId: string, { answers }: FilledWorkbook, at: string): Promise<void> {
  for (const { question, ...answer } of answers) await rows.updateTable('sheetAnswer').set({ ...answer, answeredAt: at, difference: null, differenceAt: null, differenceBy: null }).where('sheetId', '=', sheetId).where('questionId', '=', question).execute();
}

export const exportSheet = readingAct({
  id: 'inquiry.export',
  summary: 'Gives the questions to a candidate as a workbook (xlsx) with room for answers. No answer stands in it.',
  area: 'business-data',
  object: 'purchase',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/answer-sheets/{sheet}/workbook' },
  input: z.strictObject({ sheet: idShape }),
  output: bytesShape,
  find: findSheet,
  prepare: async ({ services, actor, at }, { sheet }) => written(services, actor, sheet, false, at),
  run: async (_context, _input, made) => made,
});

/** What came back by another way than the contact’s own link; a tender has no other, or somebody here would see answers. */
async function takesWorkbook(rows: Reader, sheetId: string, at: string): Promise<void> {
  const { inquiry } = await openSheet(rows, sheetId, at);
  if (inquiry.state !== 'sent') throw new ActRefused('conflict', 'Send the questions first.');
  if (inquiry.isTender === 1) throw new ActRefused('conflict', 'In a tender answers come in by the contact’s own link only: nobody here may see one before it closes.');
}

export const importSheet = changingAct({
  id: 'inquiry.import',
  summary: 'Takes a workbook that came back filled in, for instance by mail: it is read in a process of its own without rights, its answers are handed in, and the file is kept with them. Not in a tender.',
  area: 'business-data',
  object: 'purchase',
  receivesBytes: true,
  megabytesMost: 20,
  http: { method: 'PUT', path: '/api/v1/answer-sheets/{sheet}/workbook' },
  input: z.strictObject({ sheet: idShape, ...sentBytes }),
  output: importedShape,
  find: findSheet,
  prepare: async ({ services, actor, at }, { sheet, digest }) => {
    await services.store.read(actor.scope, async (rows) => takesWorkbook(rows, sheet, at));
    return filled(services, actor, sheet, digest);
  },
  run: async ({ rows, services: { ports }, at, note }, { sheet, path, digest, sizeBytes }, found) => {
    await takesWorkbook(rows, sheet, at);
    await keepAnswers(rows, sheet, found, at);
    const file = newIdentifier(ports);
    await rows.insertInto('answerFile').values({ id: file, sheetId: sheet, questionId: null, path, digest, sizeBytes, reading: JSON.stringify({ says: [], entries: [], entriesOmitted: 0, notes: [], notesOmitted: 0, failing: 0, archiveFiles: null }), receivedAt: at, removedAt: null }).execute();
    await rows.updateTable('answerSheet').set({ state: 'handed-in', handedInAt: at }).where('id', '=', sheet).execute();
    await askForReading(rows, ports, sheet, at);
    note({ sheet, file, taken: found.answers.length, left: found.left.length });
    return { taken: found.answers.length, left: [...found.left].slice(0, 200) };
  },
});

export const exportOwnSheet = readingAct({
  id: 'answer-sheet.export',
  summary: 'Gives a contact the own questions as a workbook (xlsx), with the answers so far.',
  area: 'business-data',
  object: 'answer-sheet',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/answer/workbook' },
  input: nothingShape,
  output: bytesShape,
  find: ownSheet,
  prepare: async ({ services, actor, object, at }) => written(services, actor, object.id, true, at),
  run: async (_context, _input, made) => made,
});

export const importOwnSheet = changingAct({
  id: 'answer-sheet.import',
  summary: 'Takes the answers out of a workbook that a contact filled in; they stay a draft until they are handed in. It is read in a process of its own without rights.',
  area: 'business-data',
  object: 'answer-sheet',
  receivesBytes: true,
  megabytesMost: 20,
  http: { method: 'PUT', path: '/api/v1/answer/workbook' },
  input: z.strictObject(sentBytes),
  output: importedShape,
  find: ownSheet,
  prepare: async ({ services, actor, object, at }, { digest }) => {
    await services.store.read(actor.scope, async (rows) => openSheet(rows, object.id, at));
    return filled(services, actor, object.id, digest);
  },
  run: async ({ rows, object, at }, _input, found) => {
    await openSheet(rows, object.id, at);
    await keepAnswers(rows, object.id, found, at);
    return { taken: found.answers.length, left: [...found.left].slice(0, 200) };
  },
});
