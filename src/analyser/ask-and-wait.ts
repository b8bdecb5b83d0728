import { childFlags, endedEarly, messageIn, type AnalyserLimits } from './reading-child.ts';
import { lineOf, type Answer } from './protocol.ts';

/** An answer that is longer ends the process. */
const answerBytesMax = 268_435_456;

/**
 * As `askOnce`, and nothing else goes on meanwhile: for a command that has nothing else to do. Node's sockets, streams and timers
 * between two processes take longer to load and run than a small document to read.
 */
export async function askAndWait(program: string, task: object, readable: readonly string[], limits: AnalyserLimits): Promise<Answer<unknown>> {
  const { spawnSync } = await import('node:child_process');
  const { stdout, error } = spawnSync(process.execPath, [...childFlags(readable, limits), program], {
    input: lineOf(task), stdio: ['pipe', 'pipe', 'ignore'], env: {}, timeout: limits.taskMilliseconds, killSignal: 'SIGKILL', maxBuffer: answerBytesMax,
  });
  if (error !== undefined && 'code' in error && error.code === 'ETIMEDOUT') return endedEarly('late', limits.taskMilliseconds);
  // A line that was cut off is no answer.
  const end = stdout?.indexOf(lineFeed) ?? -1;
  const message = end === -1 ? undefined : messageIn(stdout.toString('utf8', 0, end));
  return message === undefined || !('results' in message || 'failed' in message) ? endedEarly('gone', limits.taskMilliseconds) : message;
}

const lineFeed = 0x0a;
