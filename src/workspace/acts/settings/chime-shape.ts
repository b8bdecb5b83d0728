import { z } from 'zod';

/** A chime as the API and the pages show it. */
export const chimeShape = z.object({ id: z.string(), urgency: z.enum(['now', 'soon']), message: z.string(), mend: z.string(), page: z.string(), subject: z.string().nullable() });
