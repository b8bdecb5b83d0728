import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { openFile } from '../../collect/file-source.ts';
import { parseDate } from '../../model/time.ts';
import { exposures } from '../../model/watch/deadline.ts';
import { parseJson } from '../../read/gateway/json.ts';
import { parseCveId } from '../../read/identifier/cve-id.ts';
import { parseHostname } from '../../read/identifier/hostname.ts';
import { Unreadable } from '../../read/source.ts';
import { flushFolder, writeSafely } from '../capture/safe-write.ts';
import { itemsMax, nameLengthMax, vendorsMax, type WatchList } from './watch-list.ts';

export { Unreadable };

z.config({ jitless: true });

const fileName = 'watch-list.json';
const bytesMax = 4_194_304;
const name = z.string().check(z.minLength(1), z.maxLength(nameLengthMax));
const day = z.string().check(z.refine((text) => parseDate(text) !== undefined));

const watchListFile = z.strictObject({
  schema: z.literal('assay-watch-list-1'),
  watched: z.array(z.strictObject({
    domain: z.string().check(z.refine((text) => parseHostname(text) === text)),
    vendors: z.array(name).check(z.minLength(1), z.maxLength(vendorsMax)),
    product: z.exactOptional(name),
    exposure: z.enum(exposures),
    addedAt: day,
    fixed: z.array(z.strictObject({ cveId: z.string().check(z.refine((text) => parseCveId(text) !== undefined)), fixedAt: day })).check(z.maxLength(100_000)),
  })).check(z.maxLength(itemsMax)),
});

/**
 * The watch list of a data folder; empty when there is none yet.
 * @throws Unreadable with the file and the place: broken, too long, or of another form. It is never taken as empty.
 */
export function readWatchList(dataFolder: string): WatchList {
  const path = join(dataFolder, fileName);
  if (!isThere(path)) return [];
  const parsed = watchListFile.safeParse(parseJson(bytesOf(path)));
  if (parsed.success) return parsed.data.watched;
  const issue = parsed.error.issues[0];
  throw new Unreadable(`is no watch list that this version reads (at ${issue === undefined || issue.path.length === 0 ? 'the top' : issue.path.map(String).join('.')}); mend it, or move it away to begin a new one`);
}

/** Writes the watch list whole or not at all; only its owner may read it, for it tells what somebody uses. */
export function writeWatchList(dataFolder: string, list: WatchList): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  writeSafely(join(dataFolder, fileName), new TextEncoder().encode(`${JSON.stringify({ schema: 'assay-watch-list-1', watched: list }, undefined, 2)}\n`));
  flushFolder(dataFolder);
}

/** Whether there is something at the path, a dangling link too; only «there is nothing» counts as no list yet. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (problem) {
    throw new Unreadable(`can't be opened (${problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown reason'})`);
  }
}

function bytesOf(path: string): Uint8Array {
  const file = openFile(path, fileName);
  try {
    return file.bytes(bytesMax);
  } finally {
    file.close();
  }
}
