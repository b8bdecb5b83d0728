import { z } from 'zod';
import { parseDate } from '../../model/time.ts';

/** Number of a goal of the pledge. */
export const goalNumberShape = z.number().int().min(1, 'Expected a goal from 1 to 7.').max(7, 'Expected a goal from 1 to 7.');

/** A calendar day. */
export const dayShape = z.string().refine((day) => parseDate(day) !== undefined, 'Expected a day such as 2026-05-31.');

/** A sentence or a few. Tabs and line ends are kept, other invisible characters are not. */
export const wordsShape = z.string().trim().min(3, 'Expected a sentence.').max(2000).regex(/^[^\p{C}]*(?:[\t\r\n][^\p{C}]*)*$/u, 'Expected text without invisible characters.');

/** One line. */
export const lineShape = z.string().trim().min(3, 'Expected a few words.').max(200).regex(/^[^\p{C}]+$/u, 'Expected one line, without invisible characters.');

/** A count, or a number of days. */
export const countShape = z.number().min(0).max(1e12);

/** What is aimed at. A share is a number from 0 to 1. */
export const targetInput = z.strictObject({ at: dayShape.optional(), value: z.number().min(0).max(1e12) });
