import { normalised, type PurlParts } from './purl-type.ts';

const LENGTH_MAX = 4096;
const QUALIFIERS_MAX = 100;
const TYPE = /^[a-z][a-z0-9.-]*$/;
const KEY = /^[a-z][a-z0-9._-]*$/;

/**
 * Reads a package URL (ECMA-427) strictly into parts, decoded and in the form that its type asks for: unknown types are allowed; of a registered type the namespace is demanded or refused
 * as its definition says.
 * Written by hand because packageurl-js goes through the platform's URL parser, which mends what is broken.
 */
export function parsePurl(text: string): PurlParts | undefined {
  if (text.length > LENGTH_MAX || !isPlainAscii(text)) return undefined;
  const [beforeSubpath, rawSubpath] = splitRight(text, '#');
  const [beforeQualifiers, rawQualifiers] = splitRight(beforeSubpath, '?');
  if (beforeQualifiers.slice(0, 4).toLowerCase() !== 'pkg:') return undefined;
  const remainder = trimSlashes(beforeQualifiers.slice(4));
  const slash = remainder.indexOf('/');
  if (slash < 1) return undefined;
  const type = remainder.slice(0, slash).toLowerCase();
  const [beforeVersion, rawVersion] = splitVersion(remainder.slice(slash + 1));
  const segments = beforeVersion.split('/').filter((segment) => segment !== '').map(decoded);
  const version = rawVersion === undefined || rawVersion === '' ? undefined : decoded(rawVersion);
  const qualifiers = qualifiersOf(rawQualifiers ?? '');
  const subpath = subpathOf(rawSubpath ?? '');
  if (!TYPE.test(type) || qualifiers === undefined || subpath === undefined || segments.includes(undefined)) return undefined;
  if (rawVersion !== undefined && rawVersion !== '' && version === undefined) return undefined;
  // A repository's path is one name below its host; elsewhere the name is the last segment.
  const names = segments.splice(type === 'git' ? 1 : -1);
  const name = names.join('/');
  const namespace = segments.length === 0 ? undefined : segments.join('/');
  if (name === '' || segments.some((segment) => segment?.includes('/') === true)) return undefined;
  return normalised({ type, namespace, name, version, qualifiers, subpath });
}

/** The form that most package URLs have, decided by one linear pattern; every other one is taken apart. */
const usual = /^pkg:(?:(?:npm|pypi|cargo|gem|nuget|generic)\/|(?:maven|deb|rpm|apk|composer|generic)\/[a-z0-9][a-z0-9._-]{0,200}\/)[a-z0-9][a-z0-9._-]{0,200}@[0-9][A-Za-z0-9._+-]{0,200}$/;

/** Whether a text is a package URL. */
export function isPurl(text: string): boolean {
  return usual.test(text) || parsePurl(text) !== undefined;
}

/** Printable ASCII without space, quotation marks, backslash and the like: everything else has to be percent-encoded. */
function isPlainAscii(text: string): boolean {
  return /^[!$%&'()*+,./:;=?@#~\w-]*$/.test(text);
}

function splitRight(text: string, separator: string): readonly [string, string | undefined] {
  const at = text.lastIndexOf(separator);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** The version follows the last `@`; a scope that is written bare, `@angular/core`, is found often and holds no version. */
function splitVersion(text: string): readonly [string, string | undefined] {
  const at = text.lastIndexOf('@');
  const isScope = at !== -1 && (at === 0 || text[at - 1] === '/') && text.includes('/', at);
  if (at === -1 || isScope) return [text, undefined];
  // An `@` right after a slash leaves no name, and the empty name is refused.
  return [at === 0 || text[at - 1] === '/' ? '' : text.slice(0, at), text.slice(at + 1)];
}

function trimSlashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (text[start] === '/') start += 1;
  while (end > start && text[end - 1] === '/') end -= 1;
  return text.slice(start, end);
}

/** Percent-decoded UTF-8; undefined when it is none or holds a control character. */
function decoded(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    const value = decodeURIComponent(text);
    return /\p{Cc}/u.test(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

const noQualifiers: ReadonlyMap<string, string> = new Map();

function qualifiersOf(text: string): ReadonlyMap<string, string> | undefined {
  if (text === '') return noQualifiers;
  const pairs = text.split('&').filter((pair) => pair !== '');
  if (pairs.length > QUALIFIERS_MAX) return undefined;
  const qualifiers = new Map<string, string>();
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const key = pair.slice(0, equals).toLowerCase();
    const value = decoded(pair.slice(equals + 1));
    if (equals < 1 || !KEY.test(key) || value === undefined || qualifiers.has(key)) return undefined;
    if (value !== '') qualifiers.set(key, value);
  }
  return new Map([...qualifiers].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The segments joined; empty text when there is none, undefined when a segment hides a slash. */
function subpathOf(text: string): string | undefined {
  if (text === '') return '';
  const segments = text.split('/').map(decoded);
  if (segments.some((segment) => segment === undefined || segment.includes('/'))) return undefined;
  return segments.filter((segment) => segment !== '' && segment !== '.' && segment !== '..').join('/');
}

/** Percent-encodes all but letters, digits, `.-_~` and the colon. */
function encoded(text: string): string {
  if (/^[\w.~:-]*$/.test(text)) return text;
  return encodeURIComponent(text)
    .replaceAll('%3A', ':')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The canonical form, for comparing. */
export function canonicalPurl(parts: PurlParts): string {
  const path = [parts.type, ...(parts.namespace?.split('/') ?? []).map(encoded), parts.type === 'git' ? parts.name.split('/').map(encoded).join('/') : encoded(parts.name)].join('/');
  const version = parts.version === undefined ? '' : `@${encoded(parts.version)}`;
  const pairs = [...parts.qualifiers].map(([key, value]) => `${key}=${encoded(value)}`);
  const subpath = parts.subpath === '' ? '' : `#${parts.subpath.split('/').map(encoded).join('/')}`;
  return `pkg:${path}${version}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}${subpath}`;
}
