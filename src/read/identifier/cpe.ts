/** A CPE name (NISTIR 7695), read from a 2.3 formatted string or a 2.2 URI. */
export interface Cpe {
  readonly binding: 'formatted-string' | 'uri';
  /** `a` application, `o` operating system, `h` hardware, `*` any, `-` none. */
  readonly part: string;
  /** Values as written: lower-case and escaped in the binding's own way; `*` is any and `-` is none. */
  readonly vendor: string;
  readonly product: string;
  readonly version: string;
  /** Update, edition, language, software edition, target software, target hardware, other. */
  readonly rest: readonly string[];
}

const LENGTH_MAX = 1024;
const LANGUAGE = /^(?:[a-z]{2,3}(?:-(?:[a-z]{2}|\d{3}))?|[*-])$/i;

/** The form that most names have, with a version or any, decided by one linear pattern. Every name of this form is valid. */
const usual = /^cpe:2\.3:[aoh](?::[a-z0-9][a-z0-9_.-]{0,200}){2}:(?:[a-z0-9][a-z0-9_.-]{0,200}|\*)(?::\*){7}$/;

/** Whether a CPE has its usual form; one that has not may be valid too, and costs more to look at. */
export function isUsualCpe(text: string): boolean {
  return usual.test(text);
}

/** Reads a CPE; every name is anchored from its first character to its last. */
export function parseCpe(text: string): Cpe | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const lower = text.slice(0, 8).toLowerCase();
  if (lower.startsWith('cpe:2.3:')) return parseFormattedString(text.slice(8));
  return lower.startsWith('cpe:/') ? parseUri(text.slice(5)) : undefined;
}

/** NISTIR 7695, section 6.2: eleven values, all written, punctuation escaped by a backslash. */
function parseFormattedString(text: string): Cpe | undefined {
  const values = splitEscaped(text);
  if (values.length !== 11 || !values.every(isFormattedValue)) return undefined;
  const [part = '', vendor = '', product = '', version = '', ...rest] = values;
  if (!/^[aoh*-]$/i.test(part) || !LANGUAGE.test(rest[2] ?? '')) return undefined;
  return { binding: 'formatted-string', part: part.toLowerCase(), vendor, product, version, rest };
}

/** Splits at colons that no backslash precedes. */
function splitEscaped(text: string): string[] {
  const values: string[] = [];
  let start = 0;
  for (let index = 0; index <= text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (index === text.length || text[index] === ':') {
      values.push(text.slice(start, index));
      start = index + 1;
    }
  }
  // An escape without a character after it leaves no end to cut at: the last value is then missing.
  return values;
}

/** `*`, `-`, or letters, digits, `_`, `.`, `-` and escaped punctuation, with `?` or `*` only before and after. */
function isFormattedValue(value: string): boolean {
  if (value === '*' || value === '-') return true;
  let start = 0;
  let end = value.length;
  if (value.startsWith('*')) start = 1;
  else while (value[start] === '?') start += 1;
  if (value.endsWith('*') && !endsInEscape(value)) end -= 1;
  else while (end > start && value[end - 1] === '?' && !endsInEscape(value.slice(0, end))) end -= 1;
  if (end <= start) return false;
  if (end - start === 1 && value[start] === '-') return false;
  for (let index = start; index < end; index += 1) {
    const character = value[index] ?? '';
    if (character === '\\') {
      index += 1;
      if (index >= end || !/^[!-/:-@[-`{-~]$/.test(value[index] ?? '')) return false;
    } else if (!/^[\w.-]$/.test(character)) return false;
  }
  return true;
}

/** Whether an odd number of backslashes stands before the last character. */
function endsInEscape(value: string): boolean {
  let count = 0;
  for (let index = value.length - 2; index >= 0 && value[index] === '\\'; index -= 1) count += 1;
  return count % 2 === 1;
}

/** NISTIR 7695, section 6.1: up to seven values, the last ones may be missing, punctuation percent-encoded. */
function parseUri(text: string): Cpe | undefined {
  const values = text.split(':');
  const [part = '', vendor = '', product = '', version = '', ...rest] = values;
  if (values.length > 7 || !/^[aoh]?$/i.test(part) || !/^(?:[\w.~%*?!"#$&'()+,;=@^`{|}/<>[\]-])*$/.test(values.join(''))) return undefined;
  if (part === '' || vendor === '' || /%(?![0-9a-f]{2})/i.test(text)) return undefined;
  if (rest[2] !== undefined && rest[2] !== '' && !LANGUAGE.test(rest[2])) return undefined;
  const or = (value: string): string => (value === '' ? '*' : value);
  return { binding: 'uri', part: part.toLowerCase(), vendor: or(vendor), product: or(product), version: or(version), rest: rest.map(or) };
}
