import { askOnce } from '../../analyser/analyser.ts';
import { besides } from '../../analyser/reading-child.ts';
import type { Filled, Placement, QuestionnaireMapping, QuestionnaireReading } from '../../model/questionnaire.ts';
import { Unreadable } from '../../read/source.ts';
import type { QuestionnaireTask } from './questionnaire-child.ts';
import { filledIn, readingIn } from './questionnaire-answer.ts';

/** A questionnaire is small; whatever takes longer or more is no questionnaire. */
const limits = { heapMegabytes: 768, taskMilliseconds: 45_000, isShort: true } as const;

/**
 * Reads a questionnaire of any form in a disposable process, and guesses where its questions stand.
 * @param path of the file
 * @throws Unreadable with what is wrong and what to do
 */
export async function readQuestionnaire(path: string): Promise<{ readonly reading: QuestionnaireReading; readonly mapping: QuestionnaireMapping }> {
  const asked: QuestionnaireTask = { task: 'read', path };
  return readingIn(only(await askOnce(program(), asked, [path], limits)));
}

/**
 * Writes answers into a questionnaire’s own file, in a disposable process. The file as it came stays as it is.
 * @param path of the file as it came
 * @param to file in `folder` that is written
 * @throws Unreadable
 */
export async function fillQuestionnaire(path: string, placements: readonly Placement[], folder: string, to: string): Promise<Filled> {
  const asked: QuestionnaireTask = { task: 'fill', path, placements, to };
  return filledIn(only(await askOnce(program(), asked, [path], { ...limits, writable: [folder] })));
}

function program(): string {
  return besides('questionnaire-child', import.meta.url);
}

function only(answer: { readonly results: unknown } | { readonly failed: string }): unknown {
  if ('failed' in answer) throw new Unreadable(`could not be read (${answer.failed})`);
  return Array.isArray(answer.results) ? answer.results[0] : undefined;
}
