import type { Tables } from '../../store/tables.ts';

/**
 * Whether an answer says yes to what was looked at and is not so: for a person to look at both. It is called “differs”
 * only after that person confirmed it.
 * @param seenVerdict of what was seen from outside, or in the files handed over; null when nothing was
 */
export function mayDiffer(state: Tables['sheetAnswer']['state'], seenVerdict: string | null): boolean {
  return (state === 'yes' || state === 'yes-with-evidence') && (seenVerdict === 'not-met' || seenVerdict === 'contradicted');
}
