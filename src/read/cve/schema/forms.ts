/** Forms of strings in CVE records (schema 5.1.1, `pattern` and `format`), each linear in the length of the text. */

const uuidPattern = /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-4[0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$/;
const languagePattern = /^[A-Za-z]{2,4}(?:[_-][A-Za-z]{4})?(?:[_-](?:[A-Za-z]{2}|[0-9]{3}))?$/;
const englishPattern = /^en(?:[_-][A-Za-z]{4})?(?:[_-](?:[A-Za-z]{2}|[0-9]{3}))?$/;
const timePattern = /^((?:19|2\d)\d\d)-(\d\d)-(\d\d)T(?:2[0-3]|[01]\d):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;
const uriPattern = /^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%[\]]*$/;

/** A form by which a string is judged: the test, and what was expected in words. */
export interface Form {
  readonly holds: (text: string) => boolean;
  readonly expected: string;
  /** True where a wrong value may be an account id, and is not repeated. */
  readonly isPrivate?: boolean;
}

export const cveIdForm: Form = { holds: (text) => /^CVE-[0-9]{4}-[0-9]{4,19}$/.test(text), expected: 'an id such as CVE-2026-1234' };
export const cweIdForm: Form = { holds: (text) => /^CWE-[1-9][0-9]*$/.test(text), expected: 'an id such as CWE-79' };
export const capecIdForm: Form = { holds: (text) => /^CAPEC-[1-9][0-9]{0,4}$/.test(text), expected: 'an id such as CAPEC-63' };
export const uuidForm: Form = { holds: (text) => uuidPattern.test(text), expected: 'a random UUID (version 4)', isPrivate: true };
export const dataVersionForm: Form = { holds: (text) => /^5\.(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))?$/.test(text), expected: 'a version 5.x' };
export const languageForm: Form = { holds: (text) => languagePattern.test(text), expected: 'a language tag such as en or pt-BR' };
export const timeForm: Form = { holds: isTime, expected: 'a time such as 2026-05-31T12:00:00Z' };
export const uriForm: Form = { holds: isUri, expected: 'an absolute URI' };

export function isEnglish(text: string): boolean {
  return englishPattern.test(text);
}

function isTime(text: string): boolean {
  const parts = timePattern.exec(text);
  if (parts === null) return false;
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  if (month < 1 || month > 12 || day < 1) return false;
  if (month === 2) return day <= (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28);
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

/** RFC 3986: a scheme, then only characters that a URI may hold, whole escapes, one fragment, brackets only around an address. */
function isUri(text: string): boolean {
  if (!uriPattern.test(text)) return false;
  if (text.includes('%') && /%(?![0-9A-Fa-f]{2})/.test(text)) return false;
  if (text.includes('[') || text.includes(']')) {
    if (!/^[A-Za-z][A-Za-z0-9+.-]*:\/\/(?:[^@/?#[\]]*@)?\[[0-9A-Fa-f:.v]+\][^[\]]*$/.test(text)) return false;
  }
  return text.indexOf('#') === text.lastIndexOf('#');
}
