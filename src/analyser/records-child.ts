/**
 * The process that reads long lists of CVE records, with as few rights as the one that reads single files (`child`).
 * One task a line in; out come batches of records as they are read, and then the answer.
 */
import { askedLines, tell } from './own-pipes.ts';
import { lineOf, type Answer, type RecordsTask } from './protocol.ts';
import { readRecordBatches } from './read-record-batches.ts';

async function serveRecords(): Promise<void> {
  // The parent is the only writer of this pipe.
  for await (const line of askedLines()) tell(lineOf(await recordsOf(JSON.parse(line) as RecordsTask)));
}

async function recordsOf(task: RecordsTask): Promise<Answer> {
  try {
    for await (const batch of readRecordBatches(task)) tell(lineOf(batch));
    return { results: [] };
  } catch (problem) {
    return { failed: problem instanceof Error ? `${problem.name}: ${problem.message}` : 'unknown failure' };
  }
}

void serveRecords();
