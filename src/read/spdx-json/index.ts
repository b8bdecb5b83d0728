import type { Head } from '../head.ts';
import type { Reader } from '../reader.ts';

/** Top-level keys of formats that may carry SPDX text inside, or describe it: a statement, an envelope, a schema, SPDX 3. */
const foreignKeys = ['@context', '@graph', '_type', 'payloadType', 'predicateType', 'bomFormat', '$schema', '$id', '$defs', 'definitions'];

/** SPDX 2.2 and 2.3 as JSON, and 2.0, 2.1 where they are written so. */
export const spdxJson: Reader<'sbom'> = {
  id: 'spdx-json',
  title: 'SPDX 2.2 and 2.3, JSON',
  produces: 'sbom',
  accepts,
  // Loaded when a document of the form comes: a start of the program should not pay for it.
  read: async (source) => (await import('./read-spdx-json.ts')).readSpdxJson(source),
};

function accepts(head: Head): boolean {
  const { json, text } = head;
  if (json === undefined) return false;
  if (json.keys.has('spdxVersion') || json.keys.has('SPDXID')) return true;
  if (foreignKeys.some((key) => json.keys.has(key))) return false;
  // A document may begin with a list that fills the head; and an answer of a hosting service wraps it as {"sbom": {...}}.
  const isList = ['packages', 'files', 'relationships', 'snippets', 'hasExtractedLicensingInfos'].some((key) => json.keys.has(key));
  const isWrapped = json.keys.size === 1 && json.keys.has('sbom');
  return (isList || isWrapped) && text !== undefined && (text.includes('"SPDXID"') || text.includes('"spdxElementId"') || text.includes('"spdxVersion"'));
}
