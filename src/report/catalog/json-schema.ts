import { z } from 'zod';

const identifier = z.string().regex(/^(pledge|white-paper|demand-guide)\/[a-z0-9]+(-[a-z0-9]+)*$/);
const check = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)+$/);
const sentence = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const document = z.enum(['pledge', 'white-paper', 'demand-guide']);
const origin = z.enum(['collected', 'handed-over', 'declared']);

const part = z.discriminatedUnion('by', [
  z.strictObject({ name: sentence, by: z.literal('checks'), checks: z.array(check).min(1), origins: z.array(origin).min(1) }).describe('Settled by checks; all of them count. `origins`: whose pass can make the part met.'),
  z.strictObject({ name: sentence, by: z.literal('person'), question: sentence, statedBy: z.enum(['signing-day', 'chosen-measures']).optional().describe('What of the product’s own statement says it too: its word.') }).describe('Answered by a named person.'),
  z.strictObject({ name: sentence, by: z.literal('nobody-yet'), reason: sentence }).describe('Measured by nothing yet, and why.'),
]);

const requirement = z.strictObject({
  id: identifier.describe('Stable, never reused.'),
  title: sentence,
  text: sentence.describe('One sentence in our own words: who must, should or may do what.'),
  source: z.strictObject({ document, clause: sentence }),
  lines: z.array(z.int().min(1)).min(1).describe('Lines of the project’s list of source items that it covers.'),
  audience: z.enum(['manufacturer', 'customer']),
  subject: z.enum(['manufacturer', 'product', 'release', 'customer']),
  kind: z.enum(['state', 'progress', 'way']).describe('Is it so; did the measure move; or one example of several.'),
  level: z.enum(['must', 'should', 'may']).describe('Follows the source’s verb.'),
  appliesWhen: z.array(z.string()).describe('Conditions of the product; all must hold.'),
  measures: z.array(z.string()).optional(),
  populations: z.array(z.string()).optional(),
  wayOf: identifier.optional(),
  parts: z.array(part).min(1).describe('All parts together make it met.'),
  coverage: z.enum(['full', 'partial', 'person', 'nobody-yet']).describe('How far machines settle it; computed from the parts.'),
  guidance: sentence,
  mappings: z.array(z.strictObject({ framework: z.string(), id: z.string() })),
  state: z.enum(['active', 'retired']),
  since: z.string(),
  replacedBy: identifier.optional(),
});

/** The shape of our own export of the catalogue; published as `docs/generated/catalog/catalog.schema.json`. */
export const catalogFile = z
  .strictObject({
    schema: z.literal('assay-catalog-1'),
    version: z.string().regex(/^\d{4}\.\d{2}$/).describe('Year and month of the wording.'),
    disclaimer: sentence,
    sources: z.array(z.strictObject({ document, title: sentence, publisher: sentence, edition: sentence, publishedAt: day, address: z.url(), validity: z.strictObject({ from: day, until: day.nullable(), note: sentence }) })),
    goals: z.array(z.strictObject({ number: z.int().min(1).max(7), title: sentence, requirement: identifier })),
    groups: z.array(z.strictObject({ id: identifier, title: sentence, requirements: z.array(identifier).min(1) })),
    requirements: z.array(requirement),
    frameworks: z.record(z.string(), z.strictObject({ title: sentence, publisher: sentence, edition: sentence, address: z.url() })),
    citedStandards: z.array(z.strictObject({ title: sentence, publisher: sentence, namedBy: z.array(document).min(1) })),
  })
  .meta({ title: 'Assay catalogue', description: 'Requirements on makers and buyers of software, in our own words. Not a verdict of CISA or of any other agency, and not endorsed by any.' });

/** The content of an export, as a type. */
export type CatalogFile = z.infer<typeof catalogFile>;
