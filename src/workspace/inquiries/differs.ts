import type { Tables } from '../../store/tables.ts';

/**
 * Whether an answer says yes to what was looked at and is not so: for a person to look at both. It is called “differs”
 * only after that person confirmed it.
 * Both count: what was seen from outside, and what the files that were handed in show.
 */
export function mayDiffer({ state, seenVerdict, filesVerdict }: Pick<Tables['sheetAnswer'], 'state' | 'seenVerdict' | 'filesVerdict'>): boolean {
  return (state === 'yes' || state === 'yes-with-evidence') && [seenVerdict, filesVerdict].some((verdict) => verdict === 'not-met' || verdict === 'contradicted');
}
