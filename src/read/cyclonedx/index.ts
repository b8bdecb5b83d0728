import { isDeclarationsOnly } from '../cyclonedx-declarations/is-declarations-only.ts';
import type { Reader } from '../reader.ts';
import { namespaceStart } from './namespace.ts';

const beginningBytes = 4_096;

/** CycloneDX bills of materials (ECMA-424): JSON 1.2 to 1.7, XML 1.0 to 1.7. A VEX or VDR is read as the list that it holds. */
export const cyclonedx: Reader<'sbom'> = {
  id: 'cyclonedx',
  title: 'CycloneDX',
  produces: 'sbom',
  accepts: (head) => {
    if (head.xmlRoot !== undefined) return head.xmlRoot.name === 'bom' && head.xmlRoot.namespace?.startsWith(namespaceStart) === true;
    if (head.json === undefined) return head.text === undefined && isBrokenCycloneDx(head.bytes);
    if (isDeclarationsOnly(head)) return false;
    for (const key of head.json.keys) if (key.toLowerCase() === 'bomformat') return true;
    return head.json.strings.get('$schema')?.startsWith('http://cyclonedx.org/schema/bom') === true;
  },
  // Loaded when a document of the form comes: a start of the program should not pay for them.
  read: async (source) => (firstCharacter(source.head) === '<' ? (await import('./read-xml.ts')).readXml(source) : (await import('./read-json.ts')).readJson(source)),
};

/** Whether bytes that can't be decoded begin as a CycloneDX document: the reader then says where they break. */
function isBrokenCycloneDx(bytes: Uint8Array): boolean {
  const beginning = new TextDecoder().decode(bytes.subarray(0, beginningBytes));
  const isJson = firstCharacter(bytes) === '{' && beginning.includes('"bomFormat"') && beginning.includes('"CycloneDX"');
  return isJson || (firstCharacter(bytes) === '<' && beginning.includes(namespaceStart));
}

/** The first character that is no white space and no byte-order mark. */
function firstCharacter(head: Uint8Array): string | undefined {
  for (const byte of head) if (byte > 32 && byte < 127) return String.fromCharCode(byte);
  return undefined;
}
