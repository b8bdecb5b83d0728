import type { SecurityTxt, SecurityTxtExpiry, SecurityTxtLink, SecurityTxtRule } from '../../model/evidence/security-txt.ts';
import { parseTime } from '../../model/time.ts';
import { linkOf } from './link.ts';
import type { TextLine } from './signed-text.ts';

type LinkFact = 'contacts' | 'acknowledgments' | 'canonical' | 'encryption' | 'hiring' | 'policy' | 'csaf';

/** Fields that hold a URI (RFC 9116 section 2.5, and the one that CSAF adds), with the name of the fact. */
const linkFields: ReadonlyMap<string, LinkFact> = new Map([
  ['contact', 'contacts'],
  ['acknowledgments', 'acknowledgments'],
  ['canonical', 'canonical'],
  ['encryption', 'encryption'],
  ['hiring', 'hiring'],
  ['policy', 'policy'],
  ['csaf', 'csaf'],
]);

/** Names of all fields that the RFC and CSAF define, in lower case. */
export const fieldNames: ReadonlySet<string> = new Set([...linkFields.keys(), 'expires', 'preferred-languages']);

const FIELD = /^([!-9;-~]{1,60})([ \t]*):([ \t]*)(.*)$/;

type Fields = Pick<SecurityTxt, LinkFact | 'expires' | 'languages' | 'breaches'>;

/**
 * Reads the lines of a file as fields (RFC 9116 sections 2 and 4). Lenient: a value with a wrong space, a second language
 * field and a line in wrong form are read or passed over, and each is a breach.
 * @param address where the file was fetched from, when that is known
 */
export function fieldsOf(lines: readonly TextLine[], address: string | undefined): Fields & { readonly unknown: readonly { readonly name: string; readonly line: number }[]; readonly fields: number } {
  const links: Record<LinkFact, SecurityTxtLink[]> = { contacts: [], acknowledgments: [], canonical: [], encryption: [], hiring: [], policy: [], csaf: [] };
  const expires: SecurityTxtExpiry[] = [];
  const languages: string[] = [];
  const unknown: { name: string; line: number }[] = [];
  const breaches: { rule: SecurityTxtRule; line?: number }[] = [];
  let languageFields = 0;
  let fields = 0;
  let isListedAddress = false;

  for (const { line, text } of lines) {
    if (text.trim() === '') continue;
    if (hasControlCharacter(text)) breaches.push({ rule: 'line-characters', line });
    if (text.startsWith('#')) continue;
    const [, written, before, after, rest] = FIELD.exec(text) ?? [];
    if (written === undefined || rest === undefined) {
      breaches.push({ rule: 'line-form', line });
      continue;
    }
    const name = written.toLowerCase();
    const value = rest.trim();
    fields += 1;
    if (!fieldNames.has(name)) {
      unknown.push({ name: written, line });
      continue;
    }
    if (before !== '' || after !== ' ') breaches.push({ rule: 'field-space', line });
    if (value === '') breaches.push({ rule: 'field-value', line });
    else if (name === 'expires') {
      const isTime = parseTime(value) !== undefined;
      expires.push(isTime ? { line, at: value } : { line });
      if (!isTime) breaches.push({ rule: 'expires-time', line });
    } else if (name === 'preferred-languages') {
      languageFields += 1;
      if (languageFields > 1) breaches.push({ rule: 'languages-once', line });
      const tags = value.split(',').map((tag) => tag.trim().toLowerCase());
      languages.push(...tags.filter((tag) => LANGUAGE.test(tag)));
      if (!tags.every((tag) => LANGUAGE.test(tag))) breaches.push({ rule: 'languages-tags', line });
    } else {
      const fact = linkFields.get(name);
      if (fact === undefined) continue;
      const link = linkOf(value, line);
      links[fact].push(link);
      if (name === 'canonical' && value === address) isListedAddress = true;
      const rule = breachOf(name, value, link);
      if (rule !== undefined) breaches.push({ rule, line });
    }
  }
  if (links.contacts.length === 0) breaches.push({ rule: 'contact-once' });
  const [first, second] = expires;
  if (first === undefined || second !== undefined) breaches.push(second === undefined ? { rule: 'expires-once' } : { rule: 'expires-once', line: second.line });
  if (address !== undefined && links.canonical.length > 0 && !isListedAddress) breaches.push({ rule: 'canonical-lists-address', line: links.canonical[0]?.line ?? 1 });
  const { csaf, ...named } = links;
  return { ...named, ...(csaf.length === 0 ? {} : { csaf }), expires, languages, breaches, unknown, fields };
}

/** RFC 5646, by shape: parts of letters and digits, joined by hyphens. */
const LANGUAGE = /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,8}$/;

function breachOf(name: string, value: string, link: SecurityTxtLink): SecurityTxtRule | undefined {
  if (name === 'encryption' && /^data:|^-----BEGIN/i.test(value)) return 'encryption-address';
  if (link.scheme === undefined) return name === 'contact' ? 'contact-uri' : 'link-uri';
  return link.scheme === 'http' ? 'web-https' : undefined;
}

function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if ((unit < 0x20 && unit !== 0x09) || unit === 0x7f) return true;
  }
  return false;
}
