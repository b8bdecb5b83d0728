/**
 * The process that reads long lists of CVE records, with as few rights as the one that reads single files (`child`).
 * One task a line in; out come batches of records as they are read, and then the answer.
 */
import { once } from 'node:events';
import { linesOf } from './lines-of.ts';
import { lineOf, type Answer, type RecordBatch, type RecordsTask } from './protocol.ts';
import { readRecordBatches } from './read-record-batches.ts';

// The parent is the only writer of this pipe.
for await (const line of linesOf(process.stdin)) await tell(await recordsOf(JSON.parse(line) as RecordsTask));

/** Waits for the parent, so that no more than one message lies in between. */
async function tell(message: Answer | RecordBatch): Promise<void> {
  if (!process.stdout.write(lineOf(message))) await once(process.stdout, 'drain');
}

async function recordsOf(task: RecordsTask): Promise<Answer> {
  try {
    for await (const batch of readRecordBatches(task)) await tell(batch);
    return { results: [] };
  } catch (problem) {
    return { failed: problem instanceof Error ? `${problem.name}: ${problem.message}` : 'unknown failure' };
  }
}
