/**
 * The process that reads hostile files. It starts without permission to write, to connect, to start processes
 * or to load the database module, and may read only the assessed folder. One task a line in; out come lines too, pieces of long lists
 * or batches of records, and then the answer.
 */
import { once } from 'node:events';
import { linesOf } from './lines-of.ts';
import { perform } from './perform.ts';
import { inPieces } from './pieces.ts';
import { lineOf, type Answer, type Piece, type RecordBatch, type RecordsTask, type Task } from './protocol.ts';

for await (const line of linesOf(process.stdin)) {
  // The parent is the only writer of this pipe.
  const task = JSON.parse(line) as Task | RecordsTask;
  if (task.task === 'cve-records') await tell(await recordsOf(task));
  else for (const message of inPieces(await answerTo(task))) await tell(message);
}

/** Waits for the parent, so that no more than one message lies in between. */
async function tell(message: Answer | Piece | RecordBatch): Promise<void> {
  if (!process.stdout.write(lineOf(message))) await once(process.stdout, 'drain');
}

async function answerTo(task: Task): Promise<Answer> {
  try {
    return { results: await perform(task) };
  } catch (problem) {
    return { failed: failureOf(problem) };
  }
}

async function recordsOf(task: RecordsTask): Promise<Answer> {
  try {
    // What a task alone needs is loaded when it comes.
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
