import type { Reader } from '../reader.ts';
import { statedVersion } from './stated-version.ts';

/** SPDX 2.2 and 2.3 as lines of tags and values, and 2.0 and 2.1, which only lack some. */
export const spdxTagValue: Reader<'sbom'> = {
  id: 'spdx-tag-value',
  title: 'SPDX 2.2 and 2.3, tag-value',
  produces: 'sbom',
  accepts: (head) => head.text !== undefined && statedVersion(head.text) !== undefined,
  // Loaded when a document of the form comes: a start of the program should not pay for it.
  read: async (source) => (await import('./read-tag-value.ts')).readTagValue(source),
};
