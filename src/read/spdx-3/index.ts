import type { Head } from '../head.ts';
import type { Reader } from '../reader.ts';

/** SPDX 3.0.1 as JSON-LD. The context is compared as a text and never fetched. */
export const spdx3: Reader<'sbom'> = {
  id: 'spdx-3',
  title: 'SPDX 3.0.1, JSON-LD',
  produces: 'sbom',
  accepts,
  // Loaded when a document of the form comes: a start of the program should not pay for it.
  read: async (source) => (await import('./read-spdx-3.ts')).readSpdx3(source),
};

function accepts(head: Head): boolean {
  const { json, text } = head;
  if (json === undefined || !(json.keys.has('@context') || json.keys.has('@graph'))) return false;
  const stated = json.strings.get('@context');
  if (stated !== undefined && stated.includes('spdx.org/rdf/')) return true;
  // Another context, or a list of them, over objects that carry the ids of SPDX 3.
  return text !== undefined && text.includes('"spdxId"') && (json.keys.has('@graph') || json.keys.has('spdxId') || json.keys.has('type'));
}
