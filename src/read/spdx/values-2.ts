import { parseTime } from '../../model/time.ts';
import { licenceForm } from './licence.ts';
import type { ValueRule } from './shape.ts';
import type { Version2, Vocabulary } from './vocabulary-2.ts';

/** The value rules of SPDX 2.2 and 2.3, each by its clause in 2.3. All of them are linear in the text. */

// By themselves: a pattern that is written in a rule is made anew for every text.
const elementForm = /^SPDXRef-[A-Za-z0-9.-]+$/;
const partyForm = /^(?:Person|Organization):\s*\S/;
const addressForm = /^[A-Za-z][A-Za-z0-9+.-]{0,30}:[^\s]+$/;

/** Clause 6.3 and its like. */
export const elementId: ValueRule = (text) =>
  text.length <= 1000 && elementForm.test(text) ? undefined : '"SPDXRef-" and then letters, digits, full stops and hyphens';

/** Clause 6.3: the document itself. */
export const documentId: ValueRule = (text) => (text === 'SPDXRef-DOCUMENT' ? undefined : 'SPDXRef-DOCUMENT');

/** Clause 6.2. */
export const dataLicence: ValueRule = (text) => (text === 'CC0-1.0' ? undefined : 'CC0-1.0');

/** Clause 6.5: an absolute address without a fragment. */
export const namespace: ValueRule = (text) =>
  /^[A-Za-z][A-Za-z0-9+.-]{0,30}:[^\s#]+$/.test(text) ? undefined : 'an absolute address without the sign "#"';

/** Clause 6.9 and the other dates: to the second, in UTC. */
export const utcTime: ValueRule = (text) =>
  text.length === 20 && text.endsWith('Z') && parseTime(text) !== undefined ? undefined : 'a time in UTC, as in 2026-05-31T10:00:00Z';

/** Clause 6.8. */
export const creator: ValueRule = (text) =>
  /^(?:Person|Organization|Tool):\s*\S/.test(text) ? undefined : '"Person: ", "Organization: " or "Tool: " and a name';

/** Clauses 7.5 and 7.6. */
export const supplier: ValueRule = (text) =>
  text === 'NOASSERTION' || partyForm.test(text) ? undefined : 'NOASSERTION, or "Person: " or "Organization: " and a name';

/** Clause 7.7. */
export const downloadLocation: ValueRule = (text) =>
  text === 'NONE' || text === 'NOASSERTION' || addressForm.test(text)
    ? undefined
    : 'NONE, NOASSERTION, or an absolute address without spaces';

/** Annex D, and NONE or NOASSERTION where the clauses allow them. */
export const licence: ValueRule = (text) => (licenceForm(text) === 'other' ? 'NONE, NOASSERTION, or a licence expression by the SPDX list' : undefined);

/** Clause 10.1. */
export const licenceReference: ValueRule = (text) =>
  /^LicenseRef-[A-Za-z0-9.-]+$/.test(text) ? undefined : '"LicenseRef-" and then letters, digits, full stops and hyphens';

/** Clause 6.6. */
export const documentReference: ValueRule = (text) =>
  /^DocumentRef-[A-Za-z0-9.+-]+$/.test(text) ? undefined : '"DocumentRef-" and then letters, digits, full stops, plus signs and hyphens';

export const hexadecimal: ValueRule = Object.assign((text: string) => (/^[0-9a-f]+$/.test(text) ? undefined : 'lower-case hexadecimal digits'), {
  sure: { table: new Uint8Array(256).map((_, code) => (/^[0-9a-f]$/.test(String.fromCharCode(code)) ? 1 : 0)), lengths: new Set([32, 40, 56, 64, 96, 128]) },
});

export const notEmpty: ValueRule = (text) => (text.trim() === '' ? 'a text that is not empty' : undefined);

/** One word out of a list. */
export function oneOf(vocabulary: Vocabulary, label: string): ValueRule {
  return Object.assign((text: string, version: Version2) => (vocabulary[version].has(text) ? undefined : label), { vocabulary });
}
