import { StoreFailure } from '../store-failure.ts';

/** The store’s own trouble in an error of the file system; undefined when it is something else. */
export function fileTrouble(problem: unknown, during: 'reading' | 'writing'): StoreFailure | undefined {
  if (problem instanceof StoreFailure) return problem;
  if (!(problem instanceof Error) || !('code' in problem)) return undefined;
  switch (problem.code) {
    case 'ENOSPC':
    case 'EDQUOT': return new StoreFailure('disk-full', 'No space is left on the disk of the evidence.', { cause: problem });
    case 'EROFS':
    case 'EACCES':
    case 'EPERM': return new StoreFailure('read-only', 'The folder of the evidence may only be read.', { cause: problem });
    case 'EIO': return during === 'reading' ? new StoreFailure('damaged', 'The disk of the evidence could not be read.', { cause: problem }) : new StoreFailure('not-durable', 'Evidence could not be made durable. The server must end and start anew.', { cause: problem });
    case 'ENOENT':
    case 'ELOOP': return new StoreFailure('damaged', 'The stored evidence is missing.', { cause: problem });
    default: return undefined;
  }
}
