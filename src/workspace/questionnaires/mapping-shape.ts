import { z } from 'zod';

const columnShape = z.number().int().min(0).max(200);

/** Where in each sheet or table questions stand and answers go; columns count from 0. */
export const mappingShape = z.array(z.object({
  isUsed: z.boolean(), firstRow: z.number().int().min(1).max(1_048_576), question: columnShape,
  reference: columnShape.nullable(), section: columnShape.nullable(), choice: columnShape.nullable(), answer: columnShape.nullable(), evidence: columnShape.nullable(),
})).max(200);
