import { parseDate, parseTime } from '../../../model/time.ts';
import type { SureBytes } from '../../gateway/json-shape.ts';
import { isCpe } from './cpe-syntax.ts';

/** Tells whether a text keeps one rule of the CycloneDX schemas. Every one is linear in the text. */
type TextRule = (text: string) => boolean;

/** Classes of ASCII characters, as bits. */
const digit = 1;
const lowerLetter = 2;
const upperLetter = 4;
const lowerHex = 8;
const hex = 16;
/** Characters of media types. */
const token = 32;
/** Characters that an IRI may not hold. */
const outsideIri = 64;

const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[0-9]/v.test(character)) classes[code] = digit | lowerHex | hex | token;
  else if (/[a-f]/v.test(character)) classes[code] = lowerLetter | lowerHex | hex | token;
  else if (/[g-z]/v.test(character)) classes[code] = lowerLetter | token;
  else if (/[A-F]/v.test(character)) classes[code] = upperLetter | hex;
  else if (/[G-Z]/v.test(character)) classes[code] = upperLetter;
  else if (/[+\-.]/v.test(character)) classes[code] = token;
  else if (code <= 32 || code === 127 || /["<>\\^`\{\|\}]/v.test(character)) classes[code] = outsideIri;
}

const letterOrDigit = digit | lowerLetter | upperLetter;

function isOf(code: number, wanted: number): boolean {
  return code < 128 && ((classes[code] ?? 0) & wanted) !== 0;
}

/** Whether all UTF-16 units from `start` to `end` are of the classes; false for an empty range. */
function all(text: string, start: number, end: number, wanted: number): boolean {
  if (end <= start) return false;
  for (let index = start; index < end; index++) if (!isOf(text.charCodeAt(index), wanted)) return false;
  return true;
}

const uuidLength = 36;

function isUuidAt(text: string, start: number): boolean {
  for (let index = 0; index < uuidLength; index++) {
    const code = text.charCodeAt(start + index);
    const isHyphen = index === 8 || index === 13 || index === 18 || index === 23;
    if (isHyphen ? code !== 45 : !isOf(code, lowerHex)) return false;
  }
  return true;
}

function isUuidUrn(text: string): boolean {
  return text.length === 9 + uuidLength && text.startsWith('urn:uuid:') && isUuidAt(text, 9);
}

/** The XML schemas also take a bare UUID in braces. */
function isUuidUrnOrBraced(text: string): boolean {
  return isUuidUrn(text) || (text.length === 2 + uuidLength && text.startsWith('{') && text.endsWith('}') && isUuidAt(text, 1));
}

/** Where the version of a BOM-Link (`urn:cdx:<uuid>/<version>`) ends; -1 when the text is none. */
function bomLinkEnd(text: string): number {
  const versionStart = 8 + uuidLength + 1;
  if (!text.startsWith('urn:cdx:') || !isUuidAt(text, 8) || text[versionStart - 1] !== '/') return -1;
  let end = versionStart;
  while (end < text.length && isOf(text.charCodeAt(end), digit)) end++;
  return end > versionStart && text[versionStart] !== '0' ? end : -1;
}

/** No line end in the text: `.` of the schemas' patterns stops there. */
function isSingleLine(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) return false;
  }
  return true;
}

function isBomLinkElement(text: string): boolean {
  const end = bomLinkEnd(text);
  return end > 0 && text[end] === '#' && text.length > end + 1 && isSingleLine(text);
}

/** Lengths of MD5, SHA-1, SHA-256, SHA-384 and SHA-512 in hexadecimal digits. */
const hashLengths: ReadonlySet<number> = new Set([32, 40, 64, 96, 128]);

function isHashContent(text: string): boolean {
  return hashLengths.has(text.length) && all(text, 0, text.length, hex);
}

function isMediaType(text: string): boolean {
  const slash = text.indexOf('/');
  return slash > 0 && all(text, 0, slash, token) && all(text, slash + 1, text.length, token);
}

/** `en` or `en-GB`. */
function isLocale(text: string): boolean {
  if (text.length !== 2 && text.length !== 5) return false;
  return all(text, 0, 2, lowerLetter) && (text.length === 2 || (text[2] === '-' && all(text, 3, 5, upperLetter)));
}

/** `CRE:764-507`, an entry of OpenCRE. */
function isCreId(text: string): boolean {
  const hyphen = text.indexOf('-');
  return text.startsWith('CRE:') && all(text, 4, hyphen, digit) && all(text, hyphen + 1, text.length, digit);
}

function isPatentNumber(text: string, isSpace: (code: number) => boolean): boolean {
  const { length } = text;
  if (length < 2 || length > 30 || !isOf(text.charCodeAt(0), letterOrDigit) || !isOf(text.charCodeAt(length - 1), letterOrDigit)) return false;
  for (let index = 1; index < length - 1; index++) {
    const code = text.charCodeAt(index);
    // Hyphen, slash, full stop, brackets.
    if (!isOf(code, letterOrDigit) && code !== 45 && code !== 47 && code !== 46 && code !== 40 && code !== 41 && !isSpace(code)) return false;
  }
  return true;
}

const emailLengthMax = 320;

/** RFC 6531 in outline: one `@` with something on both sides, no space or control character, a host without empty labels. */
function isEmail(text: string): boolean {
  const at = text.indexOf('@');
  if (at < 1 || text.length > emailLengthMax || text.includes('@', at + 1)) return false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code <= 32 || code === 127 || code === 60 || code === 62) return false;
  }
  const host = text.slice(at + 1);
  return host !== '' && !host.startsWith('.') && !host.endsWith('.') && !host.includes('..');
}

/** RFC 3987 in outline: none of the characters that an IRI may not hold, and whole percent triplets. */
function isIriReference(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isOf(code, outsideIri)) return false;
    if (code === 37 && !all(text, index + 1, index + 3, hex)) return false;
  }
  return true;
}

/** RFC 3986: a scheme and a colon, then an IRI reference. */
function isUri(text: string): boolean {
  const colon = text.indexOf(':');
  return colon > 0 && isOf(text.charCodeAt(0), lowerLetter | upperLetter) && all(text, 0, colon, letterOrDigit | token) && isIriReference(text);
}

/** The rules by the names that the generated models use. */
export const textRules = {
  'bom-link-document': (text) => bomLinkEnd(text) === text.length,
  'bom-link-element': isBomLinkElement,
  'country-code': (text) => text.length === 2 && all(text, 0, 2, upperLetter),
  cpe: isCpe,
  'cre-id': isCreId,
  date: (text) => parseDate(text) !== undefined,
  'date-time': (text) => parseTime(text) !== undefined,
  email: isEmail,
  'hash-content': isHashContent,
  'iri-reference': isIriReference,
  locale: isLocale,
  'media-type': isMediaType,
  'patent-number': (text) => isPatentNumber(text, (code) => String.fromCharCode(code).trim() === ''),
  'patent-number-with-plain-spaces': (text) => isPatentNumber(text, (code) => code === 32),
  'single-line': isSingleLine,
  uri: isUri,
  'uuid-urn': isUuidUrn,
  'uuid-urn-or-braced': isUuidUrnOrBraced,
} as const satisfies Record<string, TextRule>;

export type TextRuleName = keyof typeof textRules;

/** Bytes that a text may be made of to keep a rule for certain, for the rules that most components have. */
export const sureBytes: Partial<Record<TextRuleName, SureBytes>> = {
  'hash-content': { table: bytesWhere((code) => isOf(code, hex)), lengths: hashLengths },
  // A percent sign is looked at together with what follows it.
  'iri-reference': { table: bytesWhere((code) => code < 128 && code !== 37 && !isOf(code, outsideIri)) },
};

function bytesWhere(isSure: (code: number) => boolean): Uint8Array {
  return new Uint8Array(256).map((_, code) => (isSure(code) ? 1 : 0));
}

/** What each rule asks for, in words that complete "expected ...". */
export const textRuleWords: Readonly<Record<TextRuleName, string>> = {
  'bom-link-document': 'a BOM-Link to a document (urn:cdx:, a serial number, / and a version)',
  'bom-link-element': 'a BOM-Link to an element (urn:cdx:, a serial number, /, a version, # and a reference)',
  'country-code': 'a country code of two capital letters',
  cpe: 'a CPE 2.2 or 2.3 name',
  'cre-id': 'an OpenCRE id such as CRE:764-507',
  date: 'a date such as 2026-05-31',
  'date-time': 'a time of RFC 3339 such as 2026-05-31T12:00:00Z',
  email: 'an e-mail address',
  'hash-content': '32, 40, 64, 96 or 128 hexadecimal digits',
  'iri-reference': 'an address or a relative reference (RFC 3987)',
  locale: 'a locale such as en or en-GB',
  'media-type': 'a media type such as application/json',
  'patent-number': 'a patent number of 2 to 30 characters',
  'patent-number-with-plain-spaces': 'a patent number of 2 to 30 characters',
  'single-line': 'a text without line ends',
  uri: 'an absolute address (RFC 3986)',
  'uuid-urn': 'urn:uuid: and a UUID in lower case',
  'uuid-urn-or-braced': 'urn:uuid: and a UUID in lower case',
};
