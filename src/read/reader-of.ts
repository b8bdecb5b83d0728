import { dataReaders } from './data-readers.ts';
import type { Head } from './head.ts';
import type { Reader } from './reader.ts';

/** The reader that knows an artifact: the first of `readers` that accepts it. The second half of them is loaded only when it is asked. */
export async function readerOf(head: Head): Promise<Reader | undefined> {
  const accepts = (reader: Reader): boolean => reader.accepts(head);
  return dataReaders.find(accepts) ?? (await import('./other-readers.ts')).otherReaders.find(accepts);
}
