import { z } from 'zod';
import { links, markup, metadata, property, props, remarks, resource, text, token, uri, uuid } from './oscal-metadata-schema.ts';

/**
 * The OSCAL 1.1 catalogue model, written after NIST's metaschema because no JSON Schema of it is at hand.
 * Strict: a field that the model does not know is refused. Proved against every example catalogue that we have.
 */

export type OscalProperty = z.infer<typeof property>;
export type OscalResource = z.infer<typeof resource>;
type Link = NonNullable<z.infer<typeof links>>[number];
type Parameter = z.infer<typeof parameter>;

interface Described {
  readonly class?: string;
  readonly props?: readonly OscalProperty[];
  readonly links?: readonly Link[];
  readonly parts?: readonly OscalPart[];
}

/** A piece of prose or of an assessment. */
export interface OscalPart extends Described {
  readonly id?: string;
  readonly name: string;
  readonly ns?: string;
  readonly title?: string;
  readonly prose?: string;
}

/** What OSCAL calls a control: our requirement. */
export interface OscalControl extends Described {
  readonly id: string;
  readonly title: string;
  readonly params?: readonly Parameter[];
  readonly controls?: readonly OscalControl[];
}

/** Groups or controls under one title. */
export interface OscalGroup extends Described {
  readonly id?: string;
  readonly title: string;
  readonly params?: readonly Parameter[];
  readonly groups?: readonly OscalGroup[];
  readonly controls?: readonly OscalControl[];
}

const parameter = z.strictObject({
  id: token,
  class: token.exactOptional(),
  'depends-on': token.exactOptional(),
  props,
  links,
  label: markup.exactOptional(),
  usage: markup.exactOptional(),
  constraints: z.array(z.strictObject({ description: markup.exactOptional(), tests: z.array(z.strictObject({ expression: text, remarks })).min(1).exactOptional() })).min(1).exactOptional(),
  guidelines: z.array(z.strictObject({ prose: markup })).min(1).exactOptional(),
  values: z.array(text).min(1).exactOptional(),
  select: z.strictObject({ 'how-many': z.enum(['one', 'one-or-more']).exactOptional(), choice: z.array(markup).min(1).exactOptional() }).exactOptional(),
  remarks,
}).refine((item) => item.values === undefined || item.select === undefined, 'A parameter has values or a selection, not both.');
const params = z.array(parameter).min(1).readonly().exactOptional();

const many = <Item>(item: z.ZodType<Item>): z.ZodExactOptional<z.ZodReadonly<z.ZodArray<z.ZodType<Item>>>> => z.array(item).min(1).readonly().exactOptional();

export const part: z.ZodType<OscalPart> = z.lazy(() => z.strictObject({ id: token.exactOptional(), name: token, ns: uri.exactOptional(), class: token.exactOptional(), title: markup.exactOptional(), props, prose: markup.exactOptional(), parts: many(part), links }));

const control: z.ZodType<OscalControl> = z.lazy(() => z.strictObject({ id: token, class: token.exactOptional(), title: markup, params, props, links, parts: many(part), controls: many(control) }));

const group: z.ZodType<OscalGroup> = z.lazy(() => z.strictObject({ id: token.exactOptional(), class: token.exactOptional(), title: markup, params, props, links, parts: many(part), groups: many(group), controls: many(control) }));

/** An OSCAL 1.1 catalogue in JSON. Beyond the shapes: a group holds groups or controls, and no control id comes twice. */
export const oscalCatalog = z.strictObject({
  catalog: z.strictObject({ uuid, metadata, params, controls: many(control), groups: many(group), 'back-matter': z.strictObject({ resources: z.array(resource).min(1).readonly().exactOptional() }).exactOptional() }),
}).superRefine(({ catalog }, context) => {
  const seen = new Set<string>();
  const lookAtControl = (item: OscalControl): void => {
    if (seen.has(item.id)) context.addIssue({ code: 'custom', message: `The control id ${item.id} comes twice.` });
    seen.add(item.id);
    item.controls?.forEach(lookAtControl);
  };
  const lookAtGroup = (item: OscalGroup): void => {
    if (item.groups !== undefined && item.controls !== undefined) context.addIssue({ code: 'custom', message: `The group ${item.title} holds both groups and controls.` });
    item.groups?.forEach(lookAtGroup);
    item.controls?.forEach(lookAtControl);
  };
  catalog.controls?.forEach(lookAtControl);
  catalog.groups?.forEach(lookAtGroup);
});

export type OscalCatalog = z.infer<typeof oscalCatalog>;
