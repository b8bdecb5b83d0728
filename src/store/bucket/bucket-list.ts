import { SaxesParser } from 'saxes';
import { StoreFailure } from '../store-failure.ts';

/** An object of a bucket. */
export interface BucketEntry {
  readonly key: string;
  readonly sizeBytes: number;
  readonly changedAt: Date;
}

export interface BucketList {
  readonly entries: readonly BucketEntry[];
  /** What to ask on with; undefined at the end. */
  readonly next: string | undefined;
}

/** Bytes of one page of a list at most: a thousand keys of ours take a tenth. */
const listMost = 4 * 1024 * 1024;

/** Reads one page of a bucket’s list (ListObjectsV2). @throws StoreFailure (`unreachable`) when it is none */
export async function readBucketList(body: AsyncIterable<Uint8Array>): Promise<BucketList> {
  const entries: BucketEntry[] = [];
  let next: string | undefined;
  const path: string[] = [];
  let text = '';
  let entry: { key?: string; size?: string; changedAt?: string } = {};
  let problem: Error | undefined;
  const parser = new SaxesParser();
  const refuse = (error: Error): void => {
    problem ??= error;
  };
  parser.on('error', refuse);
  parser.on('doctype', () => refuse(new Error('A list has no document type.')));
  parser.on('opentag', ({ name }) => {
    path.push(name);
    text = '';
    if (name === 'Contents') entry = {};
  });
  parser.on('text', (piece) => (text += piece));
  parser.on('closetag', ({ name }) => {
    path.pop();
    const parent = path.at(-1);
    if (parent === 'Contents' && name === 'Key') entry.key = text;
    if (parent === 'Contents' && name === 'Size') entry.size = text;
    if (parent === 'Contents' && name === 'LastModified') entry.changedAt = text;
    if (parent === 'ListBucketResult' && name === 'NextContinuationToken') next = text;
    if (name === 'Contents' && entry.key !== undefined) entries.push({ key: entry.key, sizeBytes: Number(entry.size), changedAt: new Date(entry.changedAt ?? '') });
  });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  try {
    for await (const piece of body) {
      size += piece.byteLength;
      if (size > listMost) throw new Error('The list is too long.');
      parser.write(decoder.decode(piece, { stream: true }));
      if (problem !== undefined) throw problem;
    }
    parser.close();
    if (problem !== undefined) throw problem;
  } catch (error) {
    throw new StoreFailure('unreachable', 'The bucket’s list can’t be read.', { cause: error });
  }
  return { entries, next };
}
