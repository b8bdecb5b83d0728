import type { Reader } from '../reader.ts';

const beginningLength = 4096;

/** SPDX 2.2 and 2.3 as YAML, and 2.0, 2.1 where they are written so. */
export const spdxYaml: Reader<'sbom'> = {
  id: 'spdx-yaml',
  title: 'SPDX 2.2 and 2.3, YAML',
  produces: 'sbom',
  accepts: ({ text, json, isJsonArray, xmlRoot }) => {
    if (text === undefined || json !== undefined || isJsonArray || xmlRoot !== undefined) return false;
    const beginning = text.slice(0, beginningLength);
    // A tag-value document has the line of the id as well, and other tags beside it.
    return /^spdxVersion:[ \t]*["']?SPDX-/m.test(beginning) || (/^SPDXID:[ \t]*["']?SPDXRef-DOCUMENT/m.test(beginning) && /^(?:creationInfo|dataLicense|documentNamespace):/m.test(beginning));
  },
  // Loaded when a document of the form comes: a start of the program should not pay for it.
  read: async (source) => (await import('./read-spdx-yaml.ts')).readSpdxYaml(source),
};
