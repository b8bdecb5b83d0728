import { z } from 'zod';

/** A file of evidence as it leaves in lists. */
export const evidenceShape = z.object({ id: z.string(), path: z.string(), digest: z.string(), sizeBytes: z.number(), origin: z.enum(['collected', 'handed-over', 'declared']), receivedAt: z.string(), receivedBy: z.string() });
