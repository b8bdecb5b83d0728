import { readSync, writeFileSync } from 'node:fs';
import { linesOf } from './lines-of.ts';

/**
 * The lines that the parent writes into this process. It waits for each without streams: a process that does one task
 * at a time has nothing else to do, and Node's streams and sockets cost more to load than a small file to read.
 */
export function askedLines(): AsyncGenerator<string> {
  return linesOf(chunks());
}

/** Writes one line to the parent and returns when the pipe has taken it, so that no more than the pipe holds lies in between. */
export function tell(line: string): void {
  writeFileSync(standardOutput, line);
}

const standardInput = 0;
const standardOutput = 1;
const chunkBytes = 65_536;

async function* chunks(): AsyncGenerator<Uint8Array> {
  for (;;) {
    // Of its own each time: the beginning of a line stays until its end has come.
    const chunk = Buffer.allocUnsafe(chunkBytes);
    const length = readOrEnd(chunk);
    if (length === 0) return;
    yield chunk.subarray(0, length);
  }
}

function readOrEnd(chunk: Uint8Array): number {
  try {
    return readSync(standardInput, chunk);
  } catch (problem) {
    // Windows tells the end of a pipe by an error.
    if (problem instanceof Error && 'code' in problem && problem.code === 'EOF') return 0;
    throw problem;
  }
}
