import { z } from 'zod';

/** The release and the runtime as the posture shows them. */
export const softwareShape = z.object({
  version: z.string(), endOfLifeAt: z.string().nullable(), runtimeVersion: z.string(), runtimeEndOfLifeAt: z.string().nullable(),
  /** The newest release that the feed names; null when there is no feed, or it was not believed. */
  newest: z.string().nullable(),
  feed: z.enum(['none', 'not-asked-yet', 'believed', 'refused']),
  feedAskedAt: z.string().nullable(),
});
