/**
 * The process that reads hostile files. It starts without permission to write, to connect, to start processes
 * or to load the database module, and may read only the assessed folder. One task a line in; out come lines too, pieces of long lists
 * or batches of records, and then the answer.
 */
import { once } from 'node:events';
import { linesOf } from './lines-of.ts';
import { lineOf, type Answer, type Piece, type RecordBatch, type RecordsTask, type Task } from './protocol.ts';

// What a kind of task alone needs is loaded when one comes.
for await (const line of linesOf(process.stdin)) {
  // The parent is the only writer of this pipe.
  const task = JSON.parse(line) as Task | RecordsTask;
  if (task.task === 'cve-records') await tell(await recordsOf(task));
  else for (const message of (await import('./pieces.ts')).inPieces(await answerTo(task))) await tell(message);
}

/** Waits for the parent, so that no more than one message lies in between. */
async function tell(message: Answer | Piece | RecordBatch): Promise<void> {
  if (!process.stdout.write(lineOf(message))) await once(process.stdout, 'drain');
}

async function answerTo(task: Task): Promise<Answer> {
  try {
    return { results: await (await import('./perform.ts')).perform(task) };
  } catch (problem) {
    return { failed: failureOf(problem) };
  }
}

async function recordsOf(task: RecordsTask): Promise<Answer> {
  try {
    const { readRecordBatches } = await import('./read-record-batches.ts');
    for await (const batch of readRecordBatches(task)) await tell(batch);
    return { results: [] };
  } catch (problem) {
    return { failed: failureOf(problem) };
  }
}

function failureOf(problem: unknown): string {
  return problem instanceof Error ? `${problem.name}: ${problem.message}` : 'unknown failure';
}
