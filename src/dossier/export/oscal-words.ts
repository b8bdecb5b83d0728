import { nameUuid } from '../../report/catalog/name-uuid.ts';
import type { OscalProperty } from '../../report/catalog/oscal-catalog-schema.ts';
import { markdown } from '../../report/escape/markdown.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';

/** The namespace of our own properties in assessment results. */
const ns = 'urn:assay:assessment';

/** A property of ours. OSCAL’s values have no space at either end and are never empty. */
export function own(name: string, value: string): OscalProperty {
  return { name, ns, value: value.trim() === '' ? '-' : value.trim() };
}

/** A requirement’s id as OSCAL’s token, as the catalogue’s export writes it. Ids of other catalogues may hold what no token can; each such character becomes an underscore. */
export function token(id: string): string {
  const written = id.replaceAll('/', '.').replace(/[^\p{L}\p{N}.\-_]/gu, '_');
  return /^[\p{L}_]/u.test(written) ? written : `_${written}`;
}

/** A sentence of the publication as OSCAL’s markup. */
export function markup(text: Text): string {
  return markdown`${text}`.value;
}

/** Plain words, with nothing in them that markup would take for its own. */
export function plain(words: string): string {
  return markdown`${ours(words)}`.value;
}

/** A name out of a publication as markup: a quotation. */
export function named(before: string, name: string): string {
  return markdown`${say`${ours(before)} ${quote(name)}`}`.value;
}

/** Makes the UUIDs of one document, each from the name of the thing, and remembers them: many things are pointed at often. */
export function uuidsOf(document: string): (name: string) => string {
  const made = new Map<string, string>();
  return (name) => {
    const uuid = made.get(name) ?? nameUuid(name, document);
    made.set(name, uuid);
    return uuid;
  };
}
