import { cpeForm } from '../../cve/schema/cpe-form.ts';
import { cveIdForm, uriForm, type Form } from '../../cve/schema/forms.ts';
import { parseSemver } from '../../identifier/semver.ts';
import { isStatedTime } from '../stated-time.ts';

/** Forms of strings in CSAF documents (schema 2.0, `pattern` and `format`), each linear in the length of the text. */

export { cpeForm, cveIdForm, uriForm };

const LANGUAGE_LENGTH_MAX = 100;
const languagePattern = /^(?:(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}(?:-[A-Za-z]{3}){0,2})?|[A-Za-z]{4,8})(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[A-WY-Za-wy-z0-9](?:-[A-Za-z0-9]{2,8})+)*(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?|[Xx](?:-[A-Za-z0-9]{1,8})+|[Ii]-[Dd][Ee][Ff][Aa][Uu][Ll][Tt]|[Ii]-[Mm][Ii][Nn][Gg][Oo])$/;

export const timeForm: Form = { holds: isStatedTime, expected: 'a time with zone such as 2026-05-31T12:00:00Z' };
export const languageForm: Form = { holds: (text) => text.length <= LANGUAGE_LENGTH_MAX && languagePattern.test(text), expected: 'a language tag such as en or pt-BR' };
export const versionForm: Form = { holds: isVersion, expected: 'a whole number or a semantic version' };
export const purlForm: Form = { holds: (text) => text.length >= 7 && /^pkg:[A-Za-z.+-][A-Za-z0-9.+-]*\/./.test(text) && uriForm.holds(text), expected: 'a package URL' };
export const hashForm: Form = { holds: (text) => /^[0-9a-fA-F]{32,}$/.test(text), expected: 'at least 32 hexadecimal digits' };
export const cweIdForm: Form = { holds: (text) => /^CWE-[1-9]\d{0,5}$/.test(text), expected: 'an id such as CWE-79' };
export const cweEditionForm: Form = { holds: (text) => /^[1-9]\d*\.(?:[0-9]|[1-9]\d+)(?:\.\d+)?$/.test(text), expected: 'an edition of the CWE list such as 4.15' };
export const shareForm: Form = { holds: (text) => /^(?:0\.[0-9]+|1\.0+)$/.test(text), expected: 'a share from 0.0 to 1.0, as text' };
export const sharingGroupForm: Form = { holds: (text) => /^(?:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|0{8}-(?:0{4}-){3}0{12}|f{8}-(?:f{4}-){3}f{12})$/.test(text), expected: 'a UUID of version 4 in small letters, or all zeros or all f' };
export const categoryForm: Form = { holds: (text) => isFramed(text, /^[^\s\-_.]$/), expected: 'one line that begins and ends with neither space, hyphen, underscore nor full stop' };
export const trackingIdForm: Form = { holds: (text) => isFramed(text, /^\S$/), expected: 'one line that begins and ends with neither space nor tab' };

function isVersion(text: string): boolean {
  return /^(?:0|[1-9][0-9]*)$/.test(text) || parseSemver(text) !== undefined;
}

/** One line whose first and last characters are of a class. */
function isFramed(text: string, edge: RegExp): boolean {
  const last = text.at(-1);
  return last !== undefined && edge.test(text[0] ?? '') && edge.test(last) && !/[\n\r\u2028\u2029]/.test(text);
}
