/**
 * The process that reads questionnaires and writes answers into them. They come from strangers, so it starts without permission to
 * connect, to start processes or to load the database module; it may read the one file, and write into one folder when it fills it in.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { serve } from '../../analyser/serve.ts';
import type { Placement, QuestionnaireMapping, QuestionnaireReading } from '../../model/questionnaire.ts';
import { guessMapping } from '../../read/questionnaire/guess-mapping.ts';
import { sourceOf, Unreadable } from '../../read/source.ts';
import type { FilledBytes } from './fill-office.ts';
import { filledOf, readingOf } from './perform-questionnaire.ts';

/** What the process is asked. */
export type QuestionnaireTask =
  | { readonly task: 'read'; readonly path: string }
  | { readonly task: 'fill'; readonly path: string; readonly placements: readonly Placement[]; /** File that is written. */ readonly to: string };

/** What came of it. */
type QuestionnaireAnswer =
  | { readonly reading: QuestionnaireReading; readonly mapping: QuestionnaireMapping }
  | { readonly left: FilledBytes['left']; readonly placed: number }
  /** A predicate; may hold text of the file. */
  | { readonly unreadable: string; readonly line: number | null };

void serve(async (asked: QuestionnaireTask) => ({ results: [await answerTo(asked)] }));

async function answerTo(asked: QuestionnaireTask): Promise<QuestionnaireAnswer> {
  try {
    const source = sourceOf(basename(asked.path), readFileSync(asked.path));
    if (asked.task === 'read') {
      const reading = await readingOf(source);
      return { reading, mapping: guessMapping(reading) };
    }
    const { bytes, left } = await filledOf(source, asked.placements);
    writeFileSync(asked.to, bytes, { flag: 'wx', mode: 0o600 });
    return { left, placed: asked.placements.length - left.length };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return { unreadable: problem.reason, line: problem.at.line ?? problem.at.row ?? null };
  }
}
