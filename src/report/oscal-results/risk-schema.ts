import { z } from 'zod';
import { links, markup, props, reference, remarks, text, time, token, uri, uuid } from '../catalog/oscal-metadata-schema.ts';
import { logEntry, origin, origins, relatedTasks, some, subject, task } from './work-schema.ts';

// Risks of OSCAL 1.1 assessment results. Ours hold none, but a schema that refuses those of others would prove nothing.

const facet = z.strictObject({ name: token, system: uri, value: text, props, links, remarks });
const asset = z.strictObject({ uuid, subjects: some(subject), title: markup.exactOptional(), description: markup, props, links, remarks });
const response = z.strictObject({ uuid, lifecycle: token, title: markup, description: markup, props, links, origins, 'required-assets': some(asset), tasks: some(task), remarks });
const riskLogEntry = z.strictObject({ ...logEntry, 'status-change': token.exactOptional(), 'related-responses': some(z.strictObject({ 'response-uuid': uuid, props, links, 'related-tasks': relatedTasks, remarks })), remarks });

export const risk = z.strictObject({
  uuid,
  title: markup,
  description: markup,
  statement: markup,
  props,
  links,
  status: token,
  origins,
  'threat-ids': some(z.strictObject({ system: uri, href: reference.exactOptional(), id: uri })),
  characterizations: some(z.strictObject({ props, links, origin, facets: z.array(facet).min(1).readonly() })),
  'mitigating-factors': some(z.strictObject({ uuid, 'implementation-uuid': uuid.exactOptional(), description: markup, props, links, subjects: some(subject) })),
  deadline: time.exactOptional(),
  remediations: some(response),
  'risk-log': z.strictObject({ entries: z.array(riskLogEntry).min(1).readonly() }).exactOptional(),
  'related-observations': some(z.strictObject({ 'observation-uuid': uuid })),
});
