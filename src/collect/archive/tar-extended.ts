import { Unreadable } from '../../read/source.ts';
import { shown } from './member-name.ts';
import { tarText } from './tar-header.ts';

const harmless = new Set(['mtime', 'atime', 'ctime', 'uid', 'gid', 'uname', 'gname', 'comment']);
const harmlessVendors = ['SCHILY.', 'LIBARCHIVE.'];

/**
 * Reads the records of a pax extended header (POSIX.1-2001): `<length> <key>=<value>\n`.
 * A record that would change size, type or links is refused: two readers could then see two archives.
 * @returns the path that replaces the name of the next entry
 * @throws Unreadable
 */
export function extendedPath(bytes: Uint8Array, isGlobal: boolean): string | undefined {
  let path: string | undefined;
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(0x20, at);
    const digits = blank < 0 ? '' : tarText(bytes.subarray(at, Math.min(blank, at + 8)));
    const length = /^[1-9][0-9]{0,5}$/.test(digits) ? Number(digits) : 0;
    const end = at + length;
    if (length === 0 || end <= blank + 1 || end > bytes.length || bytes[end - 1] !== 0x0a) throw new Unreadable('holds a broken extended tar header');
    const record = tarText(bytes.subarray(blank + 1, end - 1));
    const equals = record.indexOf('=');
    const key = record.slice(0, Math.max(equals, 0));
    if (key === 'path' && !isGlobal && path === undefined) path = record.slice(equals + 1);
    else if (!harmless.has(key) && !harmlessVendors.some((vendor) => key.startsWith(vendor))) throw new Unreadable(`holds an extended tar header with the key ${shown(key)}, which is not read`);
    at = end;
  }
  return path;
}
