/** Writes the JSON Schemas of the dossier's predicate and of the key file, from the shapes that the verifier itself uses. */
import * as z from 'zod/mini';
import { dossierPredicate } from '../src/attest/dossier-predicate.ts';
import { keyFileShape } from '../src/attest/key-file.ts';
import { writeOrCheck } from './write-or-check.ts';

const schemas = [
  { file: 'predicate', shape: dossierPredicate, title: 'Predicate of a dossier', description: 'What a publisher shows about one release of a product: the predicate of type urn:assay:dossier:1. The format is described in format.md.' },
  { file: 'key-file', shape: keyFileShape, title: 'Key file of a publisher', description: 'The keys of a publisher with validity, revocation and successor: urn:assay:publisher-keys:1. The format is described in format.md.' },
] as const;

for (const { file, shape, title, description } of schemas) writeOrCheck(`docs/dossier/${file}.schema.json`, `${JSON.stringify({ ...z.toJSONSchema(shape), title, description }, null, 2)}\n`);
