import { createHash } from 'node:crypto';
import type { Digest } from '../model/artifact.ts';
import type { Source } from '../read/source.ts';
import type { FileSource } from './file-source.ts';

/** SHA-256 over the original bytes of a source. */
export function digestOf(source: Source & Partial<Pick<FileSource, 'passing'>>): Digest {
  const hash = createHash('sha256');
  for (const chunk of source.passing?.() ?? source.chunks()) hash.update(chunk);
  return `sha256:${hash.digest('hex')}`;
}
