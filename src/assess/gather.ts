import { isBehindLink, type Folder } from '../collect/folder.ts';
import { analyse, type IdleChildren, type Outcome } from '../analyser/analyser.ts';
import { accountOf, joined, withoutLesserGuesses, type Gathered } from './account.ts';
import type { Candidate, Shipped } from './candidates.ts';
import { tasksOf } from './tasks.ts';

/** Reads all candidates and the source tree in the analyser, and says of each what came of it. */
export async function gather(folder: Pick<Folder, 'root'> & { /** What the reading process may open; the folder when left out. */ readonly readable?: string }, candidates: readonly Candidate[], shipped: Shipped, onDone: (done: number, total: number) => void, idle?: IdleChildren): Promise<Gathered> {
  const tasks = tasksOf(folder.root, candidates, shipped);
  // The reading process refuses a link at the end of a path; one on the way to it would lead out of the folder.
  const isRefused = (index: number): boolean => candidates[index] !== undefined && isBehindLink(folder.root, candidates[index].path);
  const analysed = await analyse(tasks.filter((_, index) => !isRefused(index)), [folder.readable ?? folder.root], undefined, (done) => onDone(done, tasks.length), idle);
  const answers = analysed.values();
  const outcomes = tasks.map((task, index): Outcome => (isRefused(index) ? { task, failed: behindLink } : (answers.next().value ?? { task, failed: 'was not read' })));
  return withoutLesserGuesses(joined(outcomes.map((outcome, index) => accountOf(outcome, candidates[index]))), candidates);
}

const behindLink = 'lies behind a symbolic link; links are not followed';
