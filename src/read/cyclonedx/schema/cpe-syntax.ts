import { isUsualCpe } from '../../identifier/cpe.ts';

/**
 * The CPE syntax of the CycloneDX XML schemas (NISTIR 7695 sections 6.1 and 6.2), as a linear function:
 * the schemas' own pattern is never run.
 */

const lengthMax = 2_000;
const escapable = new Set('\\*?!"#$%&\'()+,/:;<=>@[]^`{|}~');

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** Hyphen, full stop, underscore. */
const isPlain = (code: number): boolean => isLetter(code) || isDigit(code) || code === 45 || code === 46 || code === 95;

/** `cpe:/o:vendor:product:1.0`, the older form: at most six values after the part. */
function isCpe22(text: string): boolean {
  const [part = '', ...values] = text.slice(5).split(':', 9);
  if (part !== '' && !/^[AHOaho]$/v.test(part)) return false;
  if (values.length > 6) return false;
  return values.every((value) => {
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      if (!isPlain(code) && code !== 126 && code !== 37) return false;
    }
    return true;
  });
}

/**
 * Reads one value and gives the index of the colon after it, or the length at the end; -1 when it is malformed.
 * Question marks in any number, or one asterisk, may open and close a value; between them stands at least one character.
 */
function valueEnd(text: string, start: number): number {
  const isAlone = start + 1 === text.length || text[start + 1] === ':';
  if (isAlone && (text[start] === '*' || text[start] === '-')) return start + 1;
  let index = start;
  if (text[index] === '*') index++;
  else while (text[index] === '?') index++;
  const inner = index;
  for (;;) {
    const code = text.charCodeAt(index);
    if (code === 92) {
      if (!escapable.has(text[index + 1] ?? '')) return -1;
      index += 2;
    } else if (isPlain(code)) index++;
    else break;
  }
  if (index === inner) return -1;
  if (text[index] === '*') index++;
  else while (text[index] === '?') index++;
  return index === text.length || text[index] === ':' ? index : -1;
}

/** `en`, `en-GB`, `es-419`. */
function isLanguage(text: string): boolean {
  return text === '*' || text === '-' || (text.length <= 7 && /^[a-zA-Z]{2,3}(?:-(?:[a-zA-Z]{2}|[0-9]{3}))?$/v.test(text));
}

/** The part and ten values, the sixth of them a language. */
function isCpe23(text: string): boolean {
  if (!'aho*-'.includes(text[8] ?? ' ') || text[9] !== ':') return false;
  let start = 10;
  for (let count = 1; count <= 10; count++) {
    const end = valueEnd(text, start);
    if (end < 0 || (end === text.length) !== (count === 10)) return false;
    if (count === 6 && !isLanguage(text.slice(start, end))) return false;
    start = end + 1;
  }
  return true;
}

/** Whether the text is a CPE name of version 2.2 (URI) or 2.3 (formatted string). */
export function isCpe(text: string): boolean {
  if (isUsualCpe(text)) return true;
  if (text.length > lengthMax) return false;
  if (text.startsWith('cpe:2.3:')) return isCpe23(text);
  return text.startsWith('c') && text.slice(0, 5).toLowerCase() === 'cpe:/' && isCpe22(text);
}
