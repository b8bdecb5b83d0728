import { ActRefused } from '../../act-refused.ts';

/** Refuses a change that was decided on a state which is not the present one. @param tag the revision that the directory saw */
export function refuseStale(revision: string, tag: string | undefined): void {
  if (tag !== undefined && tag !== revision) throw new ActRefused('changed-meanwhile', 'It was changed meanwhile. Read it again.');
}
