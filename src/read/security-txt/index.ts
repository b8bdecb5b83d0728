import { securityTxtRules, type SecurityTxtRule } from '../../model/evidence/security-txt.ts';
import { ours, quote, say } from '../../model/text.ts';
import { decodeText } from '../gateway/text.ts';
import { notesMax, unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Place, type Source } from '../source.ts';
import { fieldNames, fieldsOf } from './fields.ts';
import { signedText, type TextLine } from './signed-text.ts';

const FORMAT = 'security-txt';

/** Limits that RFC 9116 section 5.4 advises. */
const securityTxtLimits = { bytesMax: 32_768, lineLengthMax: 2048, linesMax: 1000 } as const;

/** `security.txt` (RFC 9116), clear-signed or not. */
export const securityTxt: Reader<'security-txt'> = {
  id: 'security-txt',
  title: 'security.txt (RFC 9116)',
  produces: 'security-txt',
  accepts: ({ text }) => text !== undefined && beginsAsSecurityTxt(text),
  read: readSecurityTxt,
};

/** The first line that is neither blank nor a comment nor a signature's is a field of the RFC, and a contact or expiry is near. */
function beginsAsSecurityTxt(text: string): boolean {
  let isField = false;
  for (const line of text.slice(0, 16_384).split(/\r\n|\n|\r/, 200)) {
    if (/^\uFEFF?\s*(?:#|$|-----BEGIN PGP SIGNED MESSAGE-----|Hash: )/.test(line)) continue;
    const name = /^\uFEFF?([A-Za-z-]{1,30})[ \t]*(?::|$)/.exec(line.slice(0, 4096))?.[1]?.toLowerCase();
    if (!isField && (name === undefined || !fieldNames.has(name))) return false;
    isField = true;
    if (name === 'contact' || name === 'expires' || name === 'policy') return true;
  }
  return false;
}

function readSecurityTxt(source: Source): Reading<'security-txt'> {
  try {
    return readText(source);
  } catch (error) {
    if (error instanceof Unreadable) return unreadable('security-txt', FORMAT, say`The file ${quote(error.reason)}; a text of at most ${securityTxtLimits.bytesMax} bytes in UTF-8 is expected.`, error.at);
    throw error;
  }
}

function readText(source: Source): Reading<'security-txt'> {
  const bytes = source.bytes(securityTxtLimits.bytesMax);
  const text = decodeText(bytes);
  const breaches: { rule: SecurityTxtRule; line?: number }[] = [];
  if (bytes[0] === 0xef && bytes[1] === 0xbb) breaches.push({ rule: 'byte-order-mark', line: 1 });

  const all = linesOf(text.replace(/^\uFEFF/, ''), breaches);
  const { lines, signature, breaches: signatureBreaches } = signedText(all);
  const { unknown, fields, breaches: fieldBreaches, ...facts } = fieldsOf(lines, source.name.startsWith('https://') ? source.name : undefined);
  if (fields === 0) return unreadable('security-txt', FORMAT, ours('The file holds no field; at least Contact and Expires are expected.'), { line: 1 });

  breaches.push(...signatureBreaches, ...fieldBreaches);
  breaches.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const notes = [
    ...breaches.map(noteOf),
    ...unknown.map(({ name, line }): Note => ({ level: 'information', rule: 'unknown-field', message: /^[A-Za-z][A-Za-z-]*$/.test(name) ? say`RFC 9116 names no field ${quote(name)}; it was ignored.` : ours('RFC 9116 does not name this field; it was ignored.'), place: { line } })),
    ...(signature === 'present' ? [{ level: 'information' as const, rule: 'signature-not-verified', message: ours('The file is a whole OpenPGP cleartext message; its signature was not verified here.'), place: { line: 1 } }] : []),
  ];
  return {
    kind: 'security-txt',
    format: signature === 'absent' ? FORMAT : `${FORMAT}-signed`,
    facts: { ...facts, unknownFields: unknown.length, signature, breaches },
    notes: notes.slice(0, notesMax),
    notesOmitted: Math.max(0, notes.length - notesMax),
  };
}

function noteOf({ rule, line }: { readonly rule: SecurityTxtRule; readonly line?: number }): Note {
  const place: Place = line === undefined ? {} : { line };
  const { clause, text } = securityTxtRules[rule];
  return { level: 'finding', rule: `rfc9116-${rule}`, message: ours(`${text.slice(0, -1)} (RFC 9116, section ${clause}).`), place };
}

/** Cuts the text into lines; a lone carriage return ends one too, so that it can't hide what follows. */
function linesOf(text: string, breaches: { rule: SecurityTxtRule; line?: number }[]): readonly TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  while (start < text.length) {
    const end = nextEnd(text, start);
    const line = lines.length + 1;
    if (line > securityTxtLimits.linesMax) throw new Unreadable(`holds more than ${securityTxtLimits.linesMax} lines`, { line });
    if (end - start > securityTxtLimits.lineLengthMax) throw new Unreadable(`holds a line of more than ${securityTxtLimits.lineLengthMax} characters`, { line });
    lines.push({ line, text: text.slice(start, end) });
    const isPair = text[end] === '\r' && text[end + 1] === '\n';
    if (end === text.length || (text[end] === '\r' && !isPair)) breaches.push({ rule: 'line-end', line });
    start = end + (isPair ? 2 : 1);
  }
  return lines;
}

function nextEnd(text: string, start: number): number {
  for (let index = start; index < text.length; index += 1) if (text[index] === '\n' || text[index] === '\r') return index;
  return text.length;
}

