/** Writes the JSON Schema of Assay’s own form of a questionnaire, from the schema that the reader itself uses. */
import * as z from 'zod/mini';
import { ownForm } from '../src/read/questionnaire/own-form.ts';
import { writeOrCheck } from './write-or-check.ts';

writeOrCheck('docs/generated/questionnaire.schema.json', `${JSON.stringify({ ...z.toJSONSchema(ownForm), title: 'assay-questionnaire-1', description: 'A questionnaire, with or without answers.' }, null, 2)}\n`);
