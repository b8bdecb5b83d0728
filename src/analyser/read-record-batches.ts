import { openByteFile, type ByteFile } from '../collect/archive/byte-file.ts';
import { archiveLimits, type ArchiveLimits } from '../collect/archive/limits.ts';
import { readInto } from '../collect/file-source.ts';
import { readListedRecord } from '../read/cve/listed-record.ts';
import { lineLimits } from '../read/gateway/json-lines.ts';
import { Unreadable } from '../read/source.ts';
import type { RecordBatch, RecordItem, RecordsTask } from './protocol.ts';

/** Records that are handed on together. */
const batchMax = 1_000;
/** Bytes of one record; the largest real ones are under 2 MB. */
const recordBytesMax = 16_777_216;

/** A list of records has more members than other archives: the CVE Program's has more than 300,000. */
const listLimits: ArchiveLimits = { ...archiveLimits, entriesMax: 1_000_000 };

/** Reads CVE records for an index and hands them on in batches, so that never more than one batch is held. */
export async function* readRecordBatches(task: RecordsTask): AsyncGenerator<RecordBatch> {
  const gathered = new Gathered();
  // Only an archive is waited for: a promise for each of very many records would cost more than some of its reading.
  if (task.from === 'archive') {
    for await (const item of members(task.path, task.name, task.first)) if (gathered.isFullWith(item)) yield gathered.take();
  } else {
    for (const item of itemsOf(task)) if (gathered.isFullWith(item)) yield gathered.take();
  }
  if (gathered.looked > 0) yield gathered.take();
}

class Gathered {
  #items: RecordItem[] = [];
  looked = 0;

  /** @param item undefined for a blank line, which is looked at too */
  isFullWith(item: RecordItem | undefined): boolean {
    this.looked += 1;
    if (item !== undefined) this.#items.push(item);
    return this.looked === batchMax;
  }

  take(): RecordBatch {
    const batch: RecordBatch = { batch: 'cve-records', items: this.#items, looked: this.looked };
    this.#items = [];
    this.looked = 0;
    return batch;
  }
}

function itemsOf(task: Exclude<RecordsTask, { readonly from: 'archive' }>): Iterable<RecordItem | undefined> {
  switch (task.from) {
    case 'files': return files(task.root, task.members, task.sizes);
    case 'lines': return lines(task.path, task.start, task.end);
    case 'objects': return objects(task.path, task.names);
  }
}

/** Serves all files of all tasks, one after the other. */
let fileBuffer: Uint8Array | undefined;

function* files(root: string, names: readonly string[], sizes: readonly number[]): Generator<RecordItem> {
  fileBuffer ??= new Uint8Array(recordBytesMax);
  const buffer = fileBuffer;
  for (const [index, name] of names.entries()) yield itemOf(name, () => readInto(`${root}/${name}`, sizes[index] ?? 0, buffer));
}

async function* members(path: string, name: string, first: number): AsyncGenerator<RecordItem> {
  const { openArchive } = await import('../collect/archive/open-archive.ts');
  const file = openByteFile(path, name);
  try {
    const archive = await openArchive(file, listLimits);
    let index = 0;
    for await (const source of archive.sources()) {
      if (index >= first) yield itemOf(source.name, () => source.bytes(recordBytesMax));
      index += 1;
    }
  } finally {
    file.close();
  }
}

const NEWLINE = 0x0a;

/** The row of an item is counted from the first line that begins at `start` or after it. */
function* lines(path: string, start: number, end: number): Generator<RecordItem | undefined> {
  const file = openByteFile(path);
  try {
    // One more byte before the start tells whether a line begins there.
    const from = Math.max(0, start - 1);
    const bytes = wholeLines(file, from, end);
    let at = start === 0 ? (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0) : bytes.indexOf(NEWLINE) + 1;
    if (start > 0 && at === 0) return;
    for (let row = 1; at < bytes.length && from + at < end; row += 1) {
      const newline = bytes.indexOf(NEWLINE, at);
      const next = newline < 0 ? bytes.length : newline;
      const line = bytes.subarray(at, next);
      at = next + 1;
      if (isBlank(line)) yield undefined;
      else if (line.length > lineLimits.lineBytesMax) yield { place: String(row), problem: `is longer than ${lineLimits.lineBytesMax} bytes` };
      else yield itemOf(String(row), () => line);
    }
  } finally {
    file.close();
  }
}

/** The bytes up to the end of the line that reaches over `end`, or as many of it as a line may have. */
function wholeLines(file: ByteFile, from: number, end: number): Uint8Array {
  for (let more = 65_536; ; more *= 8) {
    const to = Math.min(file.sizeBytes, end + Math.min(more, lineLimits.lineBytesMax + 2));
    const bytes = file.read(from, to - from);
    if (to === file.sizeBytes || more > lineLimits.lineBytesMax || bytes.indexOf(NEWLINE, end - 1 - from) >= 0) return bytes;
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

const headerBytesMax = 128;

/** Each object comes as a line with its id, type and size, its bytes, and a line feed. */
function* objects(path: string, names: readonly string[]): Generator<RecordItem> {
  const file = openByteFile(path);
  try {
    let at = 0;
    for (const name of names) {
      const head = Buffer.from(file.read(at, Math.min(headerBytesMax, file.sizeBytes - at)).buffer).toString('latin1');
      const header = /^[0-9a-f]{40,64} blob ([0-9]{1,12})\n/.exec(head);
      const size = Number(header?.[1]);
      if (header === null) throw new Unreadable(`holds no object for ${JSON.stringify(name.slice(0, 80))}`);
      const start = at + header[0].length;
      yield itemOf(name, () => {
        if (size > recordBytesMax) throw new Unreadable(`is ${size} bytes long; at most ${recordBytesMax} are read`);
        return file.read(start, size);
      });
      at = start + size + 1;
    }
  } finally {
    file.close();
  }
}

/** Whether a name is one that a list gives to a record: `CVE-2026-12345.json`. */
const recordName = /(?:^|\/)CVE-[0-9]{4}-[0-9]{4,19}\.json$/i;

function itemOf(place: string, bytes: () => Uint8Array): RecordItem {
  try {
    const record = readListedRecord(bytes());
    return record.cveId === undefined ? { place, problem: 'states no CVE id' } : { place, record };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    const isRecord = /^[0-9]+$/.test(place) || recordName.test(place);
    return isRecord ? { place, problem: `${problem.reason}${problem.at.line === undefined ? '' : ` (line ${problem.at.line}${problem.at.column === undefined ? '' : `:${problem.at.column}`})`}` } : { place, isOther: true };
  }
}
