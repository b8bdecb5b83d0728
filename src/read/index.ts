import { dataReaders } from './data-readers.ts';
import { otherReaders } from './other-readers.ts';
import type { Reader } from './reader.ts';

/** All readers, in the order of detection: the first that accepts an artifact reads it. */
export const readers: readonly Reader[] = [...dataReaders, ...otherReaders];
