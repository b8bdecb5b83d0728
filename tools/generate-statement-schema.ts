/** Writes the JSON Schema of assay.yaml, for editors, from the schema that the reader itself uses. */
import * as z from 'zod/mini';
import { assayYaml } from '../src/read/assay-yaml/schema.ts';
import { writeOrCheck } from './write-or-check.ts';

const schema = z.toJSONSchema(assayYaml, {
  override: ({ jsonSchema }) => {
    // The reader takes every scalar as text; a person writes flags and numbers plainly.
    if (JSON.stringify(jsonSchema.enum) === '["true","false"]') {
      jsonSchema.enum = [true, false];
      jsonSchema.type = 'boolean';
    }
    if (jsonSchema.const === '1') {
      jsonSchema.const = 1;
      jsonSchema.type = 'integer';
    }
    if (typeof jsonSchema.pattern === 'string' && jsonSchema.pattern.startsWith('^\\d{1,12}')) {
      const isWhole = jsonSchema.pattern === '^\\d{1,12}$';
      delete jsonSchema.pattern;
      jsonSchema.type = isWhole ? 'integer' : 'number';
      jsonSchema.minimum = 0;
    }
  },
});

writeOrCheck('docs/generated/assay-yaml.schema.json', `${JSON.stringify({ ...schema, title: 'assay.yaml', description: 'What a maker states about a product, and where its evidence lies.' }, null, 2)}\n`);
