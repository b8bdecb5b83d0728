import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const folder = new URL('../../node_modules/@cyclonedx/cyclonedx-library/res/schema/', import.meta.url);

/** Validates against the official CycloneDX schema that ships with the CycloneDX library; gives what is wrong, sentence by sentence. */
export function cycloneDxValidator(version: '1.6' | '1.7' = '1.6'): (document: unknown) => readonly string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('iri-reference', /^\S+$/);
  ajv.addFormat('idn-email', /^[^\s@]+@[^\s@]+$/);
  const schema = (name: string): object => JSON.parse(readFileSync(new URL(`${name}.SNAPSHOT.schema.json`, folder), 'utf8')) as object;
  for (const name of ['spdx', 'jsf-0.82', ...(version === '1.7' ? ['cryptography-defs'] : [])]) ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  const validate = ajv.compile(schema(`bom-${version}`));
  return (document) => (validate(document) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`));
}
