import type { AnyAct } from '../../act.ts';
import { linkAlert, linkCase, unlinkAlert, unlinkCase } from './tracker-links.ts';

/** Links from cases, clauses and alerts to the organisation’s own tracker. */
export const trackerActs: readonly AnyAct[] = [linkCase, unlinkCase, linkAlert, unlinkAlert];
