import { z } from 'zod';
import { links, markup, metadata, props, reference, remarks, resource, responsible, text, time, token, uri, uuid } from '../catalog/oscal-metadata-schema.ts';
import { risk } from './risk-schema.ts';
import { resultDefinitions } from './system-schema.ts';
import { described, logEntry, origins, planDefinitions, relatedTasks, reviewedControls, some, subject } from './work-schema.ts';

/**
 * The OSCAL 1.1 assessment results model, written after NIST's metaschema because no JSON Schema of it is at hand.
 * Strict: a field that the model does not know is refused. Proved against every example of the model that we have.
 */

const partFields = { uuid: uuid.exactOptional(), name: token, ns: uri.exactOptional(), class: token.exactOptional(), title: markup.exactOptional(), props, prose: markup.exactOptional(), links };
const partHead = z.strictObject(partFields);

interface AssessmentPart extends z.infer<typeof partHead> {
  readonly parts?: readonly AssessmentPart[];
}

const assessmentPart: z.ZodType<AssessmentPart> = z.lazy(() => z.strictObject({ ...partFields, parts: some(assessmentPart) }));

const evidence = z.strictObject({ href: reference.exactOptional(), description: markup, props, links, remarks });

const observation = z.strictObject({
  uuid,
  title: markup.exactOptional(),
  description: markup,
  props,
  links,
  methods: z.array(text).min(1).readonly(),
  types: some(token),
  origins,
  subjects: some(subject),
  'relevant-evidence': some(evidence),
  collected: time,
  expires: time.exactOptional(),
  remarks,
});

const target = z.strictObject({
  type: z.enum(['statement-id', 'objective-id']),
  'target-id': token,
  title: markup.exactOptional(),
  ...described,
  status: z.strictObject({ state: z.enum(['satisfied', 'not-satisfied']), reason: token.exactOptional(), remarks }),
  'implementation-status': z.strictObject({ state: token, remarks }).exactOptional(),
  remarks,
});

const finding = z.strictObject({
  uuid,
  title: markup,
  description: markup,
  props,
  links,
  origins,
  target,
  'implementation-statement-uuid': uuid.exactOptional(),
  'related-observations': some(z.strictObject({ 'observation-uuid': uuid })),
  'related-risks': some(z.strictObject({ 'risk-uuid': uuid })),
  remarks,
});

const result = z.strictObject({
  uuid,
  title: markup,
  description: markup,
  start: time,
  end: time.exactOptional(),
  props,
  links,
  'local-definitions': resultDefinitions.exactOptional(),
  'reviewed-controls': reviewedControls,
  attestations: some(z.strictObject({ 'responsible-parties': responsible, parts: z.array(assessmentPart).min(1).readonly() })),
  'assessment-log': z.strictObject({ entries: z.array(z.strictObject({ ...logEntry, 'related-tasks': relatedTasks, remarks })).min(1).readonly() }).exactOptional(),
  observations: some(observation),
  risks: some(risk),
  findings: some(finding),
  remarks,
});

const document = z.strictObject({
  'assessment-results': z.strictObject({
    uuid,
    metadata,
    'import-ap': z.strictObject({ href: reference, remarks }),
    'local-definitions': planDefinitions.exactOptional(),
    results: z.array(result).min(1).readonly(),
    'back-matter': z.strictObject({ resources: some(resource) }).exactOptional(),
  }),
});

export type OscalAssessmentResults = z.infer<typeof document>;

/** OSCAL 1.1 assessment results in JSON. Beyond the shapes: no UUID is defined twice, and findings point at observations and risks that are there. */
export const oscalAssessmentResults = document.superRefine((value, context) => {
  const { results } = value['assessment-results'];
  const fail = (message: string): void => context.addIssue({ code: 'custom', message });
  const defined = definedUuids(value);
  if (new Set(defined).size !== defined.length) fail('A UUID is defined twice.');
  const observations = new Set(results.flatMap((item) => item.observations ?? []).map((item) => item.uuid));
  const risks = new Set(results.flatMap((item) => item.risks ?? []).map((item) => item.uuid));
  for (const item of results.flatMap((one) => one.findings ?? [])) {
    if (item['related-observations']?.some((related) => !observations.has(related['observation-uuid'])) === true) fail(`The finding ${item.uuid} points at an observation that is not there.`);
    if (item['related-risks']?.some((related) => !risks.has(related['risk-uuid'])) === true) fail(`The finding ${item.uuid} points at a risk that is not there.`);
  }
});

/** Every UUID by which something in the document is known; those that only point have longer names. */
function definedUuids(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(definedUuids);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === 'uuid' && typeof item === 'string' ? [item] : definedUuids(item)));
}
