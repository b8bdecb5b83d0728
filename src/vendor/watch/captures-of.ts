import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseHostname } from '../../read/identifier/hostname.ts';
import { compareCodeUnits } from './difference/order.ts';

/** The folders of a maker's last two captures. */
export interface Captures {
  readonly newest?: string;
  readonly previous?: string;
}

/** The end of a capture as the name of its folder: `20260531T100000Z`, with or without parts of a second. */
const folderName = /^\d{8}T\d{6}[.\d]{0,10}Z$/;

/**
 * Finds captures of a maker in `<data folder>/captures/<domain>/<end>/capture.json`. A folder without that file is a capture
 * that was broken off, and is none; links are not followed.
 * @throws RangeError when the domain is none, for it becomes part of a path
 */
export function capturesOf(dataFolder: string, domain: string): Captures {
  const host = parseHostname(domain);
  if (host === undefined) throw new RangeError('A domain is expected.');
  const home = join(dataFolder, 'captures', host);
  if (lstatSync(home, { throwIfNoEntry: false })?.isDirectory() !== true) return {};
  const [newest, previous] = readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && folderName.test(entry.name) && lstatSync(join(home, entry.name, 'capture.json'), { throwIfNoEntry: false })?.isFile() === true)
    .map((entry) => entry.name)
    .toSorted((one, other) => compareCodeUnits(timeOf(other), timeOf(one)))
    .map((name) => join(home, name));
  return { ...(newest === undefined ? {} : { newest }), ...(previous === undefined ? {} : { previous }) };
}

/** Digits only and of one length, so that a whole second comes before its parts. */
function timeOf(name: string): string {
  return name.replace(/\D/g, '').padEnd(24, '0');
}
