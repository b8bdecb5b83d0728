import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { headOf } from './head.ts';
import { namedFormat } from './named-formats.ts';
import { sourceOf } from './source.ts';

function nameOf(content: string | Uint8Array): string | undefined {
  return namedFormat(headOf(sourceOf('x', typeof content === 'string' ? new TextEncoder().encode(content) : content)));
}

describe('formats that are not read yet', () => {
  it('are named by their content', () => {
    const cases: readonly (readonly [content: string, name: string])[] = [
      ['%PDF-1.7\n', 'a PDF document'],
      ['-----BEGIN CERTIFICATE-----\n', 'a PEM file (certificate, key or signature)'],
      ['{"payloadType":"application/vnd.in-toto+json","payload":"e30=","signatures":[]}', 'a DSSE envelope'],
      ['{"_type":"https://in-toto.io/Statement/v1","subject":[],"predicateType":"x"}', 'an in-toto statement'],
      ['{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","verificationMaterial":{}}', 'a Sigstore bundle'],
      ['{"version":"2.1.0","runs":[]}', 'a SARIF report'],
      ['{"catalog":{"metadata":{"oscal-version":"1.1.3"}}}', 'an OSCAL document'],
      ['{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object"}', 'a JSON schema'],
      ['<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#"/>', 'an SPDX document in RDF/XML'],
      ['spec_version: "1.5"\nversion: 1\n', 'a CycloneDX document in protobuf text'],
    ];
    for (const [content, name] of cases) assert.equal(nameOf(content), name);
    assert.equal(nameOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])), 'a PNG image');
    assert.equal(nameOf(new TextEncoder().encode('PK\u0003\u0004....[Content_Types].xml....xl/workbook.xml')), 'a spreadsheet (XLSX)');
  });

  it('anything else has no name', () => {
    for (const content of ['', 'hello', '{}', '[]', '<note/>', '{"a":1}']) assert.equal(nameOf(content), undefined, content);
  });
});
