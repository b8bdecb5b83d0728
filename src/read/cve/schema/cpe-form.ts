import type { Form } from './forms.ts';

/** A CPE 2.3 name, from its first character to its last (NISTIR 7695, 6.2, as CVE schema 5.1.1 has it). */
export const cpe23Form: Form = { holds: isCpe23, expected: 'a CPE 2.3 name' };

/** A CPE 2.3 name or a 2.2 URI. */
export const cpeForm: Form = { holds: (text) => isCpe23(text) || isCpe22(text), expected: 'a CPE name' };

/** The schema's own limit. */
const lengthMax = 2048;

const partPattern = /^[aho*-]$/;
const languagePattern = /^(?:[a-zA-Z]{2,3}(?:-(?:[a-zA-Z]{2}|[0-9]{3}))?|[*-])$/;
const uriPattern = /^[cC][pP][eE]:\/[AHOaho]?(?::[A-Za-z0-9._\-~%]*){0,6}$/;

/** Position of the language among the values after the part. */
const languageIndex = 5;
const valuesAfterPart = 10;

function isCpe22(text: string): boolean {
  return text.length <= lengthMax && uriPattern.test(text);
}

function isCpe23(text: string): boolean {
  if (text.length > lengthMax || !text.startsWith('cpe:2.3:') || text[9] !== ':' || !partPattern.test(text[8] ?? '')) return false;
  let start = 10;
  for (let index = 0; index < valuesAfterPart; index += 1) {
    const end = valueEnd(text, start);
    const isLast = index === valuesAfterPart - 1;
    if (isLast ? end !== text.length : text.charCodeAt(end) !== COLON) return false;
    if (index === languageIndex ? !languagePattern.test(text.slice(start, Math.min(end, start + 8))) : !isValue(text, start, end)) return false;
    start = end + 1;
  }
  return true;
}

const COLON = 0x3a;
const BACKSLASH = 0x5c;
const STAR = 0x2a;
const QUESTION = 0x3f;
const HYPHEN = 0x2d;

/** The next colon that no backslash precedes, or the end. */
function valueEnd(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COLON) return at;
    if (code === BACKSLASH) at += 1;
  }
  return Math.min(at, text.length);
}

/** `*`, `-`, or one or more plain characters and escapes, with any number of `?` or one `*` before and after. */
function isValue(text: string, start: number, end: number): boolean {
  if (end - start === 1 && (text.charCodeAt(start) === STAR || text.charCodeAt(start) === HYPHEN)) return true;
  let at = start;
  if (text.charCodeAt(at) === STAR) at += 1;
  else while (at < end && text.charCodeAt(at) === QUESTION) at += 1;
  const first = at;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      if (at + 1 >= end || !isEscapable(text.charCodeAt(at + 1))) return false;
      at += 1;
    } else if (!isPlain(code)) break;
  }
  if (at === first) return false;
  if (at < end && text.charCodeAt(at) === STAR) return at + 1 === end;
  while (at < end && text.charCodeAt(at) === QUESTION) at += 1;
  return at === end;
}

/** Letters, digits, hyphen, full stop, underscore. */
function isPlain(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === HYPHEN || code === 0x2e || code === 0x5f;
}

/** ASCII punctuation other than hyphen, full stop and underscore. */
function isEscapable(code: number): boolean {
  return code > 0x20 && code < 0x7f && !isPlain(code);
}
