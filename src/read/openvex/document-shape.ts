import { cpe23Form, cpeForm } from '../cve/schema/cpe-form.ts';
import type { Form } from '../cve/schema/forms.ts';
import { list, object, ofForm, oneOf, set, text, type ObjectShape, type Shape } from '../cve/schema/shape.ts';
import { parseTime } from '../../model/time.ts';
import { isPurl } from '../identifier/purl.ts';

/* The schema of OpenVEX 0.2.0 as data. */

const timeForm: Form = { holds: (value) => parseTime(value) !== undefined, expected: 'a time with zone such as 2026-05-31T12:00:00Z' };
/** An IRI: a scheme, and no space or character that an IRI can't hold. A person's address may stand in one, so a wrong one is not shown. */
const iriForm: Form = { holds: (value) => /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]*$/.test(value), expected: 'an IRI', isPrivate: true };
const purlForm: Form = { holds: isPurl, expected: 'a package URL' };

const words: Shape = text(0);
const iri = ofForm(iriForm);
const time = ofForm(timeForm);
const count: Shape = { type: 'integer', min: 1 };

const hashes = object(Object.fromEntries(['md5', 'sha1', 'sha-256', 'sha-384', 'sha-512', 'sha3-224', 'sha3-256', 'sha3-384', 'sha3-512', 'blake2s-256', 'blake2b-256', 'blake2b-512'].map((name) => [name, words])));
const identifiers = object({ purl: ofForm(purlForm), cpe22: ofForm(cpeForm), cpe23: ofForm(cpe23Form) }, { minKeys: 1 });

function isIdentified(value: Readonly<Record<string, unknown>>): string | undefined {
  return Object.hasOwn(value, '@id') || Object.hasOwn(value, 'identifiers') ? undefined : 'an @id or identifiers';
}

const subcomponent = object({ '@id': iri, identifiers, hashes }, { also: isIdentified });
const product = object({ '@id': iri, identifiers, hashes, subcomponents: list(subcomponent, { isUnique: true }) }, { also: isIdentified });
const justification = oneOf('component_not_present', 'vulnerable_code_not_present', 'vulnerable_code_not_in_execute_path', 'vulnerable_code_cannot_be_controlled_by_adversary', 'inline_mitigations_already_exist');

const statement = object({
  '@id': iri, version: count, 'vulnerability!': object({ '@id': iri, 'name!': words, description: words, aliases: list(words, { isUnique: true }) }),
  timestamp: time, last_updated: time, products: list(product, { isUnique: true }), 'status!': oneOf('not_affected', 'affected', 'fixed', 'under_investigation'),
  supplier: words, status_notes: words, justification, impact_statement: words, action_statement: words, action_statement_timestamp: time,
}, { also: isExplained });

/** What the status asks for besides. */
function isExplained(value: Readonly<Record<string, unknown>>): string | undefined {
  if (value['status'] === 'not_affected' && !Object.hasOwn(value, 'justification') && !Object.hasOwn(value, 'impact_statement')) return 'a justification or an impact statement, which the status not_affected asks for';
  return value['status'] === 'affected' && !Object.hasOwn(value, 'action_statement') ? 'an action statement, which the status affected asks for' : undefined;
}

/** OpenVEX 0.2.0, the whole document. */
export const document020: ObjectShape = object({
  '@context!': words, '@id!': iri, 'author!': words, role: words, 'timestamp!': time, last_updated: time, 'version!': count, tooling: words, 'statements!': set(statement),
});
