import { acceptancesDue } from './acceptances-due.ts';
import { claimsDue } from './claims-due.ts';
import { clausesDue } from './clauses-due.ts';
import type { DueSource } from './due-item.ts';
import { exceptionsDue } from './exceptions-due.ts';
import { inquiriesDue } from './inquiries-due.ts';
import { looseningsDue } from './loosenings-due.ts';
import { makersDue } from './makers-due.ts';
import { milestonesDue } from './milestones-due.ts';
import { signingYearsDue } from './signing-years-due.ts';
import { targetsDue } from './targets-due.ts';

/** Every kind of thing that falls due in the workspace. */
export const dueSources: readonly DueSource[] = [
  claimsDue,
  targetsDue,
  exceptionsDue,
  inquiriesDue,
  milestonesDue,
  signingYearsDue,
  looseningsDue,
  acceptancesDue,
  clausesDue,
  makersDue,
];
