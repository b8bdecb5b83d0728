/** A CycloneDX document against the official schema by ajv, as libraries built on it do; quadratic in its lists. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const [, , path = '', schemas = ''] = process.argv;
const read = (name: string): object => JSON.parse(readFileSync(join(schemas, name), 'utf8')) as object;
const ajv = new Ajv({ strict: false, allErrors: false, logger: false });
for (const name of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json', 'cryptography-defs.SNAPSHOT.schema.json']) ajv.addSchema(read(name), `http://cyclonedx.org/schema/${name}`);
addFormats.default(ajv);
ajv.addFormat('iri-reference', true);
ajv.addFormat('idn-email', true);
const document = JSON.parse(readFileSync(path, 'utf8')) as { components: readonly unknown[] };
process.stdout.write(`${JSON.stringify({ items: document.components.length, isValid: ajv.compile(read('bom-1.6.SNAPSHOT.schema.json'))(document) ? 1 : 0 })}\n`);
