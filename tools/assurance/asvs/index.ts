import type { Chapter } from '../requirement.ts';

/** The chapters of the standard, in order. */
export const chapters: readonly Chapter[] = [];
