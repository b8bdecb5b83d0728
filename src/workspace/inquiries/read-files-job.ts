import { z } from 'zod';
import { appendEntry } from '../../audit/append-entry.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import type { Ports } from '../../model/ports.ts';
import { addJob } from '../../store/jobs/job-rows.ts';
import type { JobHandler } from '../../store/jobs/run-jobs.ts';
import type { Writer } from '../../store/store.ts';
import { evidenceIn, layoutOf, type HandedOver } from '../measured/handed-over.ts';
import { readingShape } from '../measured/inspection-summary.ts';
import { laidOut } from '../measured/materialise.ts';
import type { Services } from '../services.ts';
import { billsAmong, keepBills, type ReadBill } from '../exchange/keep-bills.ts';
import { plainText } from '../shapes.ts';

/** The kind of job that reads what a contact handed in by the same rules as everything else. */
export const readFilesJob = 'read-answer-files';

const inputShape = z.object({ sheetId: z.string() });

/** Has the files of a sheet read as evidence, when there are any. */
export async function askForReading(rows: Writer, ports: Ports, sheetId: string, at: string): Promise<void> {
  const any = await rows.selectFrom('answerFile').select('id').where('sheetId', '=', sheetId).where('removedAt', 'is', null).limit(1).executeTakeFirst();
  if (any !== undefined) await addJob(rows, { id: newIdentifier(ports), kind: readFilesJob, input: { sheetId } satisfies z.infer<typeof inputShape>, askedBy: 'system' }, at);
}

/**
 * Assesses the files of a sheet as evidence that was handed over, and keeps the verdict on each requirement that was asked
 * about beside the answer. It says what the files show; what was seen from outside stays as it was.
 * @param engineVersion as assessments name it
 */
export function readFilesHandler(services: Services, engineVersion: string): JobHandler {
  const { store, ports } = services;
  return async ({ id, input, scope, signal, tell }) => {
    const { sheetId } = inputShape.parse(input);
    const { files, questions } = await store.read(scope, async (rows) => ({
      files: await rows.selectFrom('answerFile').selectAll().where('sheetId', '=', sheetId).where('removedAt', 'is', null).orderBy('receivedAt').orderBy('id').execute(),
      questions: await rows.selectFrom('sheetAnswer').innerJoin('inquiryQuestion', 'inquiryQuestion.id', 'sheetAnswer.questionId').select(['inquiryQuestion.id', 'inquiryQuestion.reference']).where('sheetAnswer.sheetId', '=', sheetId).where('inquiryQuestion.kind', '=', 'requirement').execute(),
    }));
    // Two files may have one name: each lies in a folder of its own.
    const handedOver = files.map(({ path, digest, reading }, index) => ({ path: `${index + 1}/${path}`, digest, reading: readingShape.parse(JSON.parse(reading)) }));
    const { assess } = await import('../../assess/assess.ts');
    const assessedAt = ports.now().toISOString();
    const { verdicts, bills } = await laidOut(services, scope, 'answers', handedOver.map(layoutOf), async (folder) => ({ bills: await billsIn(folder, handedOver), ...(await assess({ folder, assessedAt, engineVersion, history: [], also: handedOver.flatMap(evidenceIn), guessesShipped: false, onProgress: (done, total) => tell({ done, total, words: 'Reading what was handed in.' }) })) }));
    signal.throwIfAborted();
    const byRequirement = new Map(verdicts.map((verdict) => [verdict.requirement, verdict]));
    return store.write(scope, async (rows) => {
      for (const { id: questionId, reference } of questions) {
        const verdict = byRequirement.get(reference);
        // What files do not touch stays empty: unknown is no answer to an answer.
        const shown = verdict === undefined || verdict.verdict === 'unknown' ? null : verdict;
        await rows.updateTable('sheetAnswer').set({ filesVerdict: shown?.verdict ?? null, filesShow: shown === null ? null : JSON.stringify(plainText(shown.reason)) }).where('sheetId', '=', sheetId).where('questionId', '=', questionId).execute();
      }
      await keepBillsOfSheet(rows, ports, sheetId, bills);
      await appendEntry(rows, { actor: 'system', action: 'inquiry.files-read', target: `answer-sheet:${sheetId}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: { job: id } }, ports.now().toISOString());
      return {};
    });
  };
}

/** What the bills list that were handed in. */
async function billsIn(folder: string, handedOver: readonly HandedOver[]): Promise<readonly ReadBill[]> {
  const { readEvidence } = await import('../../assess/read-evidence.ts');
  const kinds = new Map(handedOver.flatMap(({ path, reading }) => (reading?.entries ?? []).map((entry) => [reading?.archiveFiles === null ? path : `${path}${entry.path.slice(entry.path.indexOf('/'))}`, entry.kind] as const)));
  const bills: ReadBill[] = [];
  for (const { path } of handedOver.flatMap(evidenceIn)) {
    if (kinds.get(path) !== 'sbom') continue;
    const bill = await readEvidence(`${folder}/${path}`, 'sbom', 'handed-over');
    if (bill !== undefined) bills.push(...billsAmong([bill]));
  }
  return bills;
}

/** Keeps them for the maker that was asked; those of a tender count once it is open. */
async function keepBillsOfSheet(rows: Writer, ports: Ports, sheetId: string, bills: readonly ReadBill[]): Promise<void> {
  const { vendorId, product, isTender, closesAt } = await rows.selectFrom('answerSheet').innerJoin('candidate', 'candidate.id', 'answerSheet.candidateId').innerJoin('inquiry', 'inquiry.id', 'answerSheet.inquiryId').select(['candidate.vendorId', 'candidate.product', 'inquiry.isTender', 'inquiry.closesAt']).where('answerSheet.id', '=', sheetId).executeTakeFirstOrThrow();
  await keepBills(rows, ports, { vendorId, source: 'answer', place: sheetId, product, openFrom: isTender === 1 ? closesAt : null }, bills, ports.now().toISOString());
}
