import { z } from 'zod';
import type { Loosening } from '../../../settings/in-force.ts';

const value = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);

/** A loosening as the API shows it. */
export const looseningShape = z.object({ id: z.string(), key: z.string(), value, reason: z.string(), ownerId: z.string(), acceptedAt: z.string(), expiresAt: z.string() });

export type LooseningShape = z.infer<typeof looseningShape>;

export function shapeOfLoosening(loosening: Loosening): LooseningShape {
  return { ...loosening, value: typeof loosening.value === 'object' ? [...loosening.value] : loosening.value };
}
