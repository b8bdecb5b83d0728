import type { NextStep } from '../model/assessment.ts';
import type { VerdictName } from '../model/verdict.ts';

/** The verdicts as people read them. */
export const verdictTitles: Readonly<Record<VerdictName, string>> = {
  met: 'met',
  'partly-met': 'partly met',
  'not-met': 'not met',
  contradicted: 'contradicted',
  claimed: 'claimed',
  unknown: 'unknown',
  'not-applicable': 'not applicable',
};

/** Said in every report and export: whose verdict this is not. */
export const disclaimer = 'Not a verdict of CISA or of any other agency, and not endorsed by any.';

/** What a reader must know before reading figures: a re-run shows only that these files give this result. */
export const limits = 'Every verdict follows from the files named here. They may be incomplete; what was not looked at is unknown, not fine.';

/** Where the evidence came from, in a sentence: without a statement nobody said who answers for the files. */
export function evidenceSentence(hasStatement: boolean): string {
  return hasStatement ? 'Evidence handed over by the maker.' : 'Evidence: the files of this folder, taken as they are.';
}

/** Above what to do next: what the figure of each step counts. */
export const nextTitle = 'Next, with how many verdicts each may move';

/** How many verdicts a step may move by itself, in a few columns; where it is never enough alone, how many requirements it helps. */
export function effectOf({ moves, requirements }: Pick<NextStep, 'moves' | 'requirements'>): string {
  return moves === 0 ? `helps ${requirements.length}` : `up to ${moves}`;
}
