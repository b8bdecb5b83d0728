import type { Reader } from '../reader.ts';

/** SPDX 2.2 and 2.3 as XML, the form of the SPDX tools: the members of the JSON form as elements. */
export const spdxXml: Reader<'sbom'> = {
  id: 'spdx-xml',
  title: 'SPDX 2.2 and 2.3, XML',
  produces: 'sbom',
  accepts: ({ text, xmlRoot }) => xmlRoot?.name === 'Document' && text?.includes('<spdxVersion>') === true,
  // Loaded when a document of the form comes: a start of the program should not pay for it.
  read: async (source) => (await import('./read-spdx-xml.ts')).readSpdxXml(source),
};
