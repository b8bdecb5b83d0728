/** A CycloneDX document in XML against the official XSD by the official library. Runs on the Node that the library's native part was built for. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Library {
  readonly Spec: { readonly Version: { readonly v1dot6: unknown } };
  readonly Validation: { readonly XmlValidator: new (version: unknown) => { validate(document: string): Promise<null | object> } };
}

const [, , path = '', peers = ''] = process.argv;
const { Spec, Validation } = createRequire(join(peers, 'package.json'))('@cyclonedx/cyclonedx-library') as Library;
const document = readFileSync(path, 'utf8');
const broken = await new Validation.XmlValidator(Spec.Version.v1dot6).validate(document);
if (broken !== null) throw new Error(`The library finds the document broken: ${JSON.stringify(broken).slice(0, 300)}`);
// The tool that made the document is a component element too.
process.stdout.write(`${JSON.stringify({ components: document.split('<component ').length - 2 })}\n`);
