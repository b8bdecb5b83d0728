/**
 * The process that reads hostile files. It starts without permission to write, to connect, to start processes
 * or to load the database module, and may read only the assessed folder. One task a line in; out come lines too, pieces of long lists
 * and then the answer.
 */
import { once } from 'node:events';
import { linesOf } from './lines-of.ts';
import { perform } from './perform.ts';
import { inPieces } from './pieces.ts';
import { lineOf, type Answer, type Task } from './protocol.ts';

for await (const line of linesOf(process.stdin)) {
  // The parent is the only writer of this pipe.
  const task = JSON.parse(line) as Task;
  const answer = await answerTo(task);
  for (const message of inPieces(answer)) {
    // Waits for the parent, so that no more than one piece lies in between.
    if (!process.stdout.write(lineOf(message))) await once(process.stdout, 'drain');
  }
}

async function answerTo(task: Task): Promise<Answer> {
  try {
    return { results: await perform(task) };
  } catch (problem) {
    return { failed: problem instanceof Error ? `${problem.name}: ${problem.message}` : 'unknown failure' };
  }
}
