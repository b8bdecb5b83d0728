/**
 * The process that reads hostile files. It starts without permission to write, to connect, to start processes
 * or to load the database module, and may read only the assessed folder. One task a line in, one answer a line out.
 */
import { createInterface } from 'node:readline';
import { perform } from './perform.ts';
import { lineOf, type Answer, type Task } from './protocol.ts';

for await (const line of createInterface({ input: process.stdin })) {
  // The parent is the only writer of this pipe.
  const task = JSON.parse(line) as Task;
  const answer = await answerTo(task);
  process.stdout.write(lineOf(answer));
}

async function answerTo(task: Task): Promise<Answer> {
  try {
    return { results: await perform(task) };
  } catch (problem) {
    return { failed: problem instanceof Error ? `${problem.name}: ${problem.message}` : 'unknown failure' };
  }
}
