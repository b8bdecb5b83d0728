import { z } from 'zod';
import { links, markup, props, remarks, responsible, text, token, uuid } from '../catalog/oscal-metadata-schema.ts';
import { described, responsibleRoles, some, task } from './work-schema.ts';

// The system that was assessed and the tools that did it, as OSCAL 1.1 assessment results define them beside the system's own plan.

const portRange = z.strictObject({ start: z.int().nonnegative().exactOptional(), end: z.int().nonnegative().exactOptional(), transport: z.enum(['TCP', 'UDP']).exactOptional() });
const protocol = z.strictObject({ uuid: uuid.exactOptional(), name: text, title: markup.exactOptional(), 'port-ranges': some(portRange) });

/** A part of a system: software, a service, a policy. */
const component = z.strictObject({
  uuid,
  type: text,
  title: markup,
  description: markup,
  purpose: markup.exactOptional(),
  props,
  links,
  status: z.strictObject({ state: z.enum(['under-development', 'operational', 'disposition', 'other']), remarks }),
  'responsible-roles': responsibleRoles,
  protocols: some(protocol),
  remarks,
});

const usedComponent = z.strictObject({ 'component-uuid': uuid, props, links, 'responsible-parties': responsible, remarks });
const inventoryItem = z.strictObject({ uuid, description: markup, props, links, 'responsible-parties': responsible, 'implemented-components': some(usedComponent), remarks });
const privilege = z.strictObject({ title: markup, description: markup.exactOptional(), 'functions-performed': z.array(text).min(1).readonly() });
const user = z.strictObject({ uuid, title: markup.exactOptional(), 'short-name': text.exactOptional(), ...described, 'role-ids': some(token), 'authorized-privileges': some(privilege), remarks });
const platform = z.strictObject({ uuid, title: markup.exactOptional(), props, links, 'responsible-parties': responsible, 'uses-components': some(usedComponent), remarks });

/** What a result defines for itself. */
export const resultDefinitions = z.strictObject({
  components: some(component),
  'inventory-items': some(inventoryItem),
  users: some(user),
  'assessment-assets': z.strictObject({ components: some(component), 'assessment-platforms': z.array(platform).min(1).readonly() }).exactOptional(),
  tasks: some(task),
});
