import { Unreadable } from '../../read/source.ts';
import type { ArchiveLimits } from './limits.ts';

/**
 * The name of an entry, when it names one place below the archive's root and nothing else.
 * No file is ever written under it; names are refused because another program that unpacks the same archive might be led astray,
 * and because two readers must not see two different names.
 * @param raw as decoded from the header
 * @returns segments joined by `/`, without a leading `./`; empty for the root folder itself
 * @throws Unreadable
 */
export function memberName(raw: string, isFolder: boolean, limits: ArchiveLimits): string {
  if (raw.length === 0 || raw.length > limits.nameLengthMax) throw refused(raw, `is ${raw.length} characters long; 1 to ${limits.nameLengthMax} were expected`);
  if (hasControl(raw)) throw refused(raw, 'holds a control character');
  const bare = raw.startsWith('./') ? raw.slice(2) : raw;
  const name = isFolder && bare.endsWith('/') ? bare.slice(0, -1) : bare;
  if (isFolder && (name === '' || name === '.')) return '';
  // The same rules hold for what the name becomes when compatibility characters or percent signs are read by another program.
  for (const form of [name, name.normalize('NFKC'), percentDecoded(name)]) {
    const problem = problemOf(form, limits);
    if (problem !== undefined) throw refused(raw, problem);
  }
  return name;
}

function problemOf(name: string, limits: ArchiveLimits): string | undefined {
  if (name.includes('\\')) return 'holds a backslash';
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return 'is an absolute path';
  const segments = name.split('/');
  if (segments.length > limits.depthMax) return `is ${segments.length} folders deep; at most ${limits.depthMax} are read`;
  for (const segment of segments) {
    if (segment === '') return 'holds an empty folder name';
    if (/^[. ]+$/.test(segment)) return 'leads out of its folder or names none';
  }
  return undefined;
}

function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029) return true;
  }
  return false;
}

/** The name with escapes of ASCII characters resolved once, as an address would be read. */
function percentDecoded(name: string): string {
  return name.replaceAll(/%([0-7][0-9a-fA-F])/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

function refused(raw: string, problem: string): Unreadable {
  return new Unreadable(`holds the entry ${shown(raw)}, whose name ${problem}`);
}

/** A name for a message: short, and with control characters spelled out. */
export function shown(raw: string): string {
  return JSON.stringify(raw.length > 80 ? `${raw.slice(0, 79)}…` : raw);
}
