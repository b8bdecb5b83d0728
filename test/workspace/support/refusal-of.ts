import { ActRefused, type Refusal } from '../../../src/workspace/act-refused.ts';

/** What an act was refused with, as whoever asked sees it; undefined when it was done. Any other failure goes on. */
export async function refusalOf(act: Promise<unknown>): Promise<{ readonly refusal: Refusal; readonly message: string; readonly problems: ActRefused['problems'] } | undefined> {
  try {
    await act;
    return undefined;
  } catch (problem) {
    if (!(problem instanceof ActRefused)) throw problem;
    return { refusal: problem.refusal, message: problem.message, problems: problem.problems };
  }
}
