import type { Head } from './head.ts';

/**
 * Names a well-known format that no reader reads yet, so that a person is told more than "unknown file".
 * Ask only when no reader accepts the artifact.
 * @returns the format's name as it stands in a sentence ("is a PDF document"), or undefined
 */
export function namedFormat(head: Head): string | undefined {
  return binaryFormat(head.bytes) ?? xmlFormat(head) ?? jsonFormat(head) ?? textFormat(head.text ?? '');
}

const signatures: readonly (readonly [bytes: string, name: string])[] = [
  ['%PDF-', 'a PDF document'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an office document in the old binary form, such as XLS or DOC'],
  ['\x1f\x8b', 'a gzip archive'],
  ['BZh', 'a bzip2 archive'],
  ['\xfd7zXZ\x00', 'an xz archive'],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive'],
  ['Rar!\x1a\x07', 'a RAR archive'],
  ['\x89PNG\r\n\x1a\n', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['\x7fELF', 'a program file (ELF)'],
  ['MZ', 'a program file (Windows)'],
  ['\xcf\xfa\xed\xfe', 'a program file (Mach-O)'],
  ['\xca\xfe\xba\xbe', 'a program file (Java class or Mach-O)'],
  ['\x00asm', 'a WebAssembly module'],
  ['SQLite format 3\x00', 'an SQLite database'],
];

function binaryFormat(bytes: Uint8Array): string | undefined {
  const start = latin1(bytes.subarray(0, 300));
  if (start.startsWith('PK\x03\x04')) return zipFormat(latin1(bytes.subarray(0, 8192)));
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'a WebP image';
  if (start.slice(257, 262) === 'ustar') return 'a tar archive';
  return signatures.find(([signature]) => start.startsWith(signature))?.[1];
}

function zipFormat(start: string): string {
  if (start.includes('mimetypeapplication/vnd.oasis.opendocument')) return 'an OpenDocument file';
  if (start.includes('[Content_Types].xml') || start.includes('_rels/')) {
    if (start.includes('xl/')) return 'a spreadsheet (XLSX)';
    if (start.includes('word/')) return 'a text document (DOCX)';
    if (start.includes('ppt/')) return 'a presentation (PPTX)';
    return 'an office document';
  }
  return 'a ZIP archive';
}

const xmlRoots: ReadonlyMap<string, string> = new Map([
  ['svg', 'an SVG image'],
  ['schema', 'an XML schema'],
  ['SoftwareIdentity', 'a SWID tag'],
  ['cvrfdoc', 'a CVRF advisory'],
  ['testsuites', 'a JUnit report'],
  ['testsuite', 'a JUnit report'],
  ['Benchmark', 'an XCCDF benchmark'],
  ['NessusClientData_v2', 'a Nessus report'],
  ['rss', 'an RSS feed'],
  ['feed', 'an Atom feed'],
]);

function xmlFormat({ xmlRoot, text = '' }: Head): string | undefined {
  if (xmlRoot === undefined) return undefined;
  if (xmlRoot.namespace?.includes('csrc.nist.gov/ns/oscal') === true) return 'an OSCAL document in XML';
  if (xmlRoot.name === 'RDF') {
    if (text.includes('http://www.w3.org/2002/07/owl#')) return 'an RDF ontology';
    return text.includes('spdx.org/rdf/terms') ? 'an SPDX document in RDF/XML' : 'an RDF/XML document';
  }
  return xmlRoots.get(xmlRoot.name);
}

const oscalModels = ['catalog', 'profile', 'component-definition', 'system-security-plan', 'assessment-plan', 'assessment-results', 'plan-of-action-and-milestones'];

function jsonFormat({ json, isJsonArray, text = '' }: Head): string | undefined {
  if (isJsonArray) return text.includes('spdx.org/rdf/3.') && text.includes('"@id"') ? 'the model of SPDX 3 in JSON-LD, not an SBOM' : undefined;
  if (json === undefined) return undefined;
  const has = (...keys: readonly string[]): boolean => keys.every((key) => json.keys.has(key));
  const value = (key: string): string => json.strings.get(key) ?? '';
  if (has('payloadType', 'payload')) return 'a DSSE envelope';
  if (value('_type').startsWith('https://in-toto.io/')) return 'an in-toto statement';
  if (value('mediaType').includes('sigstore.bundle') || has('verificationMaterial')) return 'a Sigstore bundle';
  if (value('$schema').includes('sarif') || has('version', 'runs')) return 'a SARIF report';
  if (value('$schema').includes('json-schema.org')) return 'a JSON schema';
  if (oscalModels.some((model) => json.keys.has(model)) && text.includes('"oscal-version"')) return 'an OSCAL document';
  if (has('licenseListVersion', 'licenses')) return 'the SPDX licence list';
  if (json.keys.size === 1 && has('feed') && text.includes('"rel"')) return 'a ROLIE feed';
  if (json.keys.size === 1 && has('service') && text.includes('"workspace"')) return 'a ROLIE service document';
  if (json.keys.size === 1 && has('categories') && text.includes('"category"')) return 'a ROLIE category document';
  if (has('cnaContainer') || has('adpContainer')) return 'a container of a CVE record, and no record';
  if (has('lockfileVersion')) return 'an npm lock file';
  if (has('artifacts', 'descriptor')) return 'a list of packages in the form of Syft';
  if (has('@context') && json.keys.size === 1 && !json.strings.has('@context')) return 'a JSON-LD context, not an SBOM';
  return undefined;
}

function textFormat(text: string): string | undefined {
  const start = text.slice(0, 4096).replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('-----BEGIN PGP ')) return 'an OpenPGP message';
  if (start.startsWith('-----BEGIN ')) return 'a PEM file (certificate, key or signature)';
  if (/^spec_version: ?"1\.\d"/m.test(start)) return 'a CycloneDX document in protobuf text';
  return undefined;
}

/** One character a byte, so that signatures can be compared as text. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
