import { join } from 'node:path';
import type { Digest } from '../../model/artifact.ts';
import { openFile } from '../../collect/file-source.ts';
import { parseJson } from '../../read/gateway/json.ts';
import { Unreadable } from '../../read/source.ts';
import type { World } from '../../net/world.ts';
import { bodiesFolder, bodyFileName, captureFile, type CaptureRecord, type ExtraName } from './capture-record.ts';
import { captureShape } from './capture-shape.ts';
import { questionOf } from './question.ts';
import { digestOfBytes } from './safe-write.ts';
import { tapeWorld } from './tape-world.ts';

const recordBytesMax = 64 * 1_048_576;
const extraBytesMax = 256 * 1_048_576;

/** A saved capture: what it says, and the world as it answered on that day. */
export interface Capture {
  readonly record: CaptureRecord;
  /** Digest of `capture.json`, and so of all that it names. */
  readonly digest: Digest;
  /** Of `capture.json`. */
  readonly sizeBytes: number;
  /** Answers as recorded; what was not asked then fails with `not-in-capture`. */
  world(): World;
  /** Where the bytes of a digest lie: for the reading process, which opens files. */
  bodyPath(digest: Digest): string;
  /** @throws Unreadable when the bytes are not those that were received */
  body(digest: Digest, sizeBytes: number): Uint8Array;
  /** @returns undefined when the capture holds no facts of that name. @throws Unreadable when they were changed */
  readExtra(name: ExtraName): Uint8Array | undefined;
}

/**
 * Opens a capture, which may come from somebody else: nothing in it is believed before it was checked, and no name in it is
 * taken as a path. Its bodies are checked when they are read.
 * @throws Unreadable with what was seen: no capture, another form, the same question answered twice
 */
export function openCapture(folder: string): Capture {
  const content = readWhole(join(folder, captureFile), captureFile, recordBytesMax);
  const record = recordOf(content);
  const body = (digest: Digest, sizeBytes: number): Uint8Array => checked(readWhole(join(folder, bodiesFolder, bodyFileName(digest)), `${bodiesFolder}/${bodyFileName(digest)}`, sizeBytes), digest, `${bodiesFolder}/${bodyFileName(digest)}`);
  return {
    record,
    digest: digestOfBytes(content),
    sizeBytes: content.length,
    world: () => tapeWorld(record, body),
    bodyPath: (digest) => join(folder, bodiesFolder, bodyFileName(digest)),
    body,
    readExtra: (name) => {
      const extra = record.extras.find((known) => known.name === name);
      return extra === undefined ? undefined : checked(readWhole(join(folder, name), name, Math.min(extra.sizeBytes, extraBytesMax)), extra.digest, name);
    },
  };
}

function recordOf(content: Uint8Array): CaptureRecord {
  const parsed = captureShape.safeParse(within(captureFile, () => parseJson(content, { depthMax: 12, stringBytesMax: 200_000 })));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Unreadable(`holds no capture that this version reads (${captureFile}, at ${issue === undefined || issue.path.length === 0 ? 'the top' : issue.path.map(String).join('.')}); schema assay-capture-1 is expected`);
  }
  const questions = new Set(parsed.data.looks.map(questionOf));
  if (questions.size !== parsed.data.looks.length) throw new Unreadable(`holds two answers to one question in ${captureFile}; each is expected once`);
  return parsed.data;
}

function readWhole(path: string, name: string, bytesMax: number): Uint8Array {
  return within(name, () => {
    const file = openFile(path, name);
    try {
      return file.bytes(bytesMax);
    } finally {
      file.close();
    }
  });
}

function checked(content: Uint8Array, digest: Digest, name: string): Uint8Array {
  if (digestOfBytes(content) !== digest) throw new Unreadable(`was changed after it was captured: ${name} has another digest than ${captureFile} says`);
  return content;
}

/** Says which file of the capture the trouble is with. */
function within<Value>(name: string, read: () => Value): Value {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof Unreadable) throw new Unreadable(`holds no whole capture: ${name} ${problem.reason}`, problem.at);
    throw problem;
  }
}
