import { z } from 'zod';
import { part } from '../catalog/oscal-catalog-schema.ts';
import { links, markup, props, remarks, responsible, time, token, uuid } from '../catalog/oscal-metadata-schema.ts';

// What was assessed and what was done: controls, subjects, activities and tasks of OSCAL 1.1 assessments, written after NIST's metaschema.

/** At least one, where there is the field at all. */
export const some = <Item>(item: z.ZodType<Item>): z.ZodExactOptional<z.ZodReadonly<z.ZodArray<z.ZodType<Item>>>> => z.array(item).min(1).readonly().exactOptional();

const all = z.strictObject({}).exactOptional();
export const described = { description: markup.exactOptional(), props, links };

export const responsibleRoles = some(z.strictObject({ 'role-id': token, props, links, 'party-uuids': some(uuid), remarks }));

const selectedControl = z.strictObject({ 'control-id': token, 'statement-ids': some(token) });
const selectedObjective = z.strictObject({ 'objective-id': token });

/** Which controls were looked at. All or some, never both. */
export const reviewedControls = z.strictObject({
  ...described,
  'control-selections': z.array(z.strictObject({ ...described, 'include-all': all, 'include-controls': some(selectedControl), 'exclude-controls': some(selectedControl), remarks })
    .refine((item) => item['include-all'] === undefined || item['include-controls'] === undefined, 'All controls or some, not both.')).min(1).readonly(),
  'control-objective-selections': some(z.strictObject({ ...described, 'include-all': all, 'include-objectives': some(selectedObjective), 'exclude-objectives': some(selectedObjective), remarks })
    .refine((item) => item['include-all'] === undefined || item['include-objectives'] === undefined, 'All objectives or some, not both.')),
  remarks,
});

const selectedSubject = z.strictObject({ 'subject-uuid': uuid, type: token, props, links, remarks });

/** Kinds of things that were to be looked at. */
const selectedSubjects = z.array(z.strictObject({ type: token, ...described, 'include-all': all, 'include-subjects': some(selectedSubject), 'exclude-subjects': some(selectedSubject), remarks })
  .refine((item) => item['include-all'] === undefined || item['include-subjects'] === undefined, 'All subjects or some, not both.')).min(1).readonly();

/** One thing that was looked at. */
export const subject = z.strictObject({ 'subject-uuid': uuid, type: token, title: markup.exactOptional(), props, links, remarks });

const step = z.strictObject({ uuid, title: markup.exactOptional(), description: markup, props, links, 'reviewed-controls': reviewedControls.exactOptional(), 'responsible-roles': responsibleRoles, remarks });
const activity = z.strictObject({ uuid, title: markup.exactOptional(), description: markup, props, links, steps: some(step), 'related-controls': reviewedControls.exactOptional(), 'responsible-roles': responsibleRoles, remarks });
const objective = z.strictObject({ 'control-id': token, ...described, parts: z.array(part).min(1).readonly(), remarks });

/** What the results define beside the plan. */
export const planDefinitions = z.strictObject({ 'objectives-and-methods': some(objective), activities: some(activity), remarks });

const timing = z.union([
  z.strictObject({ 'on-date': z.strictObject({ date: time }) }),
  z.strictObject({ 'within-date-range': z.strictObject({ start: time, end: time }) }),
  z.strictObject({ 'at-frequency': z.strictObject({ period: z.int().positive(), unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'months', 'years']) }) }),
]);

const taskFields = {
  uuid,
  type: token,
  title: markup,
  ...described,
  timing: timing.exactOptional(),
  dependencies: some(z.strictObject({ 'task-uuid': uuid, remarks })),
  'associated-activities': some(z.strictObject({ 'activity-uuid': uuid, props, links, 'responsible-roles': responsibleRoles, subjects: selectedSubjects, remarks })),
  subjects: selectedSubjects.exactOptional(),
  'responsible-roles': responsibleRoles,
  remarks,
};
const taskHead = z.strictObject(taskFields);

export interface OscalTask extends z.infer<typeof taskHead> {
  readonly tasks?: readonly OscalTask[];
}

/** A milestone or an action, with tasks inside. */
export const task: z.ZodType<OscalTask> = z.lazy(() => z.strictObject({ ...taskFields, tasks: some(task) }));

/** A task that something came out of. */
export const relatedTasks = some(z.strictObject({
  'task-uuid': uuid,
  props,
  links,
  'responsible-parties': responsible,
  subjects: selectedSubjects.exactOptional(),
  'identified-subject': z.strictObject({ 'subject-placeholder-uuid': uuid, subjects: selectedSubjects }).exactOptional(),
  remarks,
}));

const actor = z.strictObject({ type: z.enum(['tool', 'assessment-platform', 'party']), 'actor-uuid': uuid, 'role-id': token.exactOptional(), props, links });

/** Who or what saw it. */
export const origin = z.strictObject({ actors: z.array(actor).min(1).readonly(), 'related-tasks': relatedTasks });
export const origins = some(origin);

const loggedBy = some(z.strictObject({ 'party-uuid': uuid, 'role-id': token.exactOptional() }));

/** One line of a log: of the whole assessment, or of one risk. */
export const logEntry = { uuid, title: markup.exactOptional(), ...described, start: time, end: time.exactOptional(), 'logged-by': loggedBy };

