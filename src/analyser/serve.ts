import { askedLines, tell } from './own-pipes.ts';
import { inPieces } from './pieces.ts';
import { lineOf, type Answer } from './protocol.ts';

/**
 * The loop of a reading process: one task a line in; out come lines too, pieces of long lists and then the answer.
 * A task that throws is answered with the reason, and the next one goes on. The process ends with its input.
 */
export async function serve<Asked>(answerTo: (task: Asked) => Promise<Answer<unknown>>): Promise<void> {
  for await (const line of askedLines()) {
    // The parent is the only writer of this pipe.
    const answer = await orFailed(answerTo, JSON.parse(line) as Asked);
    for (const message of inPieces(answer)) tell(lineOf(message));
  }
  // At once: nothing here must be put away in order, and to do so would take longer.
  process.exit();
}

async function orFailed<Asked>(answerTo: (task: Asked) => Promise<Answer<unknown>>, task: Asked): Promise<Answer<unknown>> {
  try {
    return await answerTo(task);
  } catch (problem) {
    return { failed: problem instanceof Error ? `${problem.name}: ${problem.message}` : 'unknown failure' };
  }
}
