import type { Digest } from '../../model/artifact.ts';
import { analyse, IdleChildren } from '../../analyser/analyser.ts';
import { Unreadable } from '../../read/source.ts';
import type { Reading } from '../../read/reader.ts';
import type { ReadBody } from './tools.ts';

/** A look fetches at most 50 MB: whatever of it is read has room in this heap. */
export const bodyHeapMegabytes = 1024;
const limits = { heapMegabytes: bodyHeapMegabytes, taskMilliseconds: 15_000 } as const;
const readersMax = 2;

/** Reads bodies in disposable child processes, which are kept for the next body until `close`. */
export interface BodyReader {
  readonly read: ReadBody;
  /** The processes that wait for the next body; others with the same heap may read the capture's folder in them too. */
  readonly idle: IdleChildren;
  close(): void;
}

/**
 * Reads a capture's bodies in the analyser: child processes that may open the capture's folder and nothing else.
 * @param folder of the capture
 * @param bodyPath where the bytes of a digest lie
 */
export function bodyReader(folder: string, bodyPath: (digest: Digest) => string): BodyReader {
  const idle = new IdleChildren();
  let running = 0;
  const waiting: (() => void)[] = [];
  const inTurn = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (running >= readersMax) await new Promise<void>((resolve) => { waiting.push(resolve); });
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
  return {
    idle,
    read: (digest, { address, kind, type }) => inTurn(async (): Promise<Reading | undefined> => {
      const task = { task: 'file', path: bodyPath(digest), name: address, origin: 'collected', ...(kind === undefined ? {} : { kind }), ...(type === undefined ? {} : { type }) } as const;
      const [outcome] = await analyse([task], [folder], limits, undefined, idle);
      if (outcome === undefined || 'failed' in outcome) return undefined;
      // What lies inside an archive is no page or file of a public place.
      const result = outcome.results.find(({ artifact }) => artifact.path === address);
      if (result !== undefined && result.artifact.digest !== digest) throw new Unreadable(`holds no whole capture: the bytes of ${digest} are not there as they were received`);
      return result?.reading;
    }),
    close: () => idle.end(),
  };
}
