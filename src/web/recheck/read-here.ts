import type { Outcome } from '../../analyser/analyser.ts';
import { NotOpenedHere, performInMemory, type FileInMemory, type MemoryReading } from '../../analyser/perform-in-memory.ts';
import type { Task } from '../../analyser/protocol.ts';
import { accountOf, joined, type Gathered } from '../../assess/account.ts';
import type { ProductFiles } from '../../assess/assess-files.ts';
import { tasksOf } from '../../assess/tasks.ts';
import type { EvidenceKind } from '../../model/evidence.ts';
import { quote, say, type Text } from '../../model/text.ts';
import { ParserForbidden } from './parser-forbidden.ts';

/** What a browser can't look at, with the reason. */
export interface NotOpened {
  /** Undefined when nothing says what it is: it might bear on anything. */
  readonly kind: EvidenceKind | undefined;
  readonly reason: Text;
}

/** The public files of a dossier as the engine takes them, and what of them could not be opened. */
export interface FilesHere {
  readonly product: ProductFiles;
  readonly notOpened: readonly NotOpened[];
}

/**
 * @param files public evidence by its path
 * @param paths all public evidence, also what could not be fetched; sorted
 * @param kindOf what the dossier takes a file for
 * @param onDone told how many files or sets were read, of how many
 */
export function filesHere(files: ReadonlyMap<string, FileInMemory>, paths: readonly string[], kindOf: (path: string) => EvidenceKind | undefined, grammar: MemoryReading['grammar'], onDone: (done: number, total: number) => void): FilesHere {
  const notOpened: NotOpened[] = [];
  const outcomeOf = async (task: Task): Promise<Outcome> => {
    try {
      const results = await performInMemory(task, { files, grammar });
      for (const kind of ['attestation', 'package-provenance'] as const) if (results.some(({ reading }) => reading?.kind === kind)) notOpened.push({ kind, reason: say`${quote(task.name)} holds attestations, whose signatures a browser does not verify.` });
      return { task, results };
    } catch (problem) {
      if (problem instanceof NotOpenedHere) notOpened.push({ kind: kindOf(task.name), reason: say`${quote(task.name)} is an archive, which a browser does not open.` });
      else if (problem instanceof ParserForbidden) notOpened.push({ kind: 'source-tree', reason: say`The host of this page does not let the parser of source code run.` });
      else notOpened.push({ kind: task.task === 'tree' ? 'source-tree' : kindOf(task.name), reason: say`${quote(task.name)} could not be read in this browser: ${quote(problem instanceof Error ? problem.message : 'no reason is known')}.` });
      return { task, failed: problem instanceof Error ? `${problem.name}: ${problem.message}` : 'unknown failure' };
    }
  };
  const read: ProductFiles['read'] = async (candidates, shipped): Promise<Gathered> => {
    const tasks = tasksOf('', candidates, shipped).map((task): Task => (task.task === 'file' ? { ...task, path: task.name } : task));
    const accounts = [];
    for (const [index, task] of tasks.entries()) {
      // One after the other: the files are in memory, and the parser has one of its own.
      const outcome = await outcomeOf(task);
      const candidate = candidates[index];
      const kind = candidate === undefined ? undefined : (candidate.kind ?? kindOf(candidate.path));
      accounts.push(accountOf(outcome, candidate === undefined || kind === undefined || 'results' in outcome ? candidate : { ...candidate, kind }));
      onDone(index + 1, tasks.length);
    }
    return joined(accounts);
  };
  return { product: { files: paths, commit: undefined, isModified: false, read, guessName: () => Promise.resolve('') }, notOpened };
}
