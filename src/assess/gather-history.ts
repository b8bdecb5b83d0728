import { boundedGit, GitStopped } from '../collect/git.ts';
import { repositoryOfWorkTree } from '../collect/repository.ts';
import type { Artifact } from '../model/artifact.ts';
import type { EvidenceEntry } from '../model/assessment.ts';
import { ours, say, type Text } from '../model/text.ts';
import { nothing, type Gathered } from './account.ts';

/** The place of a history beside the files of a folder. */
const historyName = '.git';

const usual = { milliseconds: 10_000, bytes: 64 * 1_048_576 };

/**
 * Asks Git for what the assessed folder's own commit and the year before it tell, beside what its files tell. What could not be asked to the
 * end is told as unread; nothing is told of a folder that is no repository of its own or has no commit yet.
 * @param root top of a work tree
 * @param ships whether a path, of today or earlier, is of a file that ships
 * @param limits milliseconds for all questions together, bytes for each answer
 */
export async function gatherHistory(root: string, ships: (path: string) => boolean, limits: { readonly milliseconds: number; readonly bytes: number } = usual): Promise<Gathered> {
  try {
    const found = await repositoryOfWorkTree(root, historyName, 'handed-over', boundedGit(limits), ships);
    if (found === 'elsewhere' || found === 'no-commit') return nothing;
    if (typeof found === 'string') return unread(sentences[found]);
    const { artifact, kind, format, complete } = found;
    const notes: EvidenceEntry['notes'] = complete ? [] : [{ level: 'information', rule: 'history-cut', message: cut, pointer: { artifact: artifact.digest, path: artifact.path } }];
    return { evidence: [found], entries: [{ artifact, kind, format, state: 'read', notes, notesOmitted: 0 }], manifest: [{ digest: artifact.digest, kind }], empty: [] };
  } catch (problem) {
    if (!(problem instanceof GitStopped)) throw problem;
    if (problem.reason === 'not-installed') return unread(ours('The history was not looked at: Git is not installed here. Install it, and check again.'));
    return unread(problem.reason === 'time' ? say`The history was not looked at to its end: Git took longer than ${limits.milliseconds / 1_000} seconds.` : say`The history was not looked at to its end: Git told more than ${limits.bytes / 1_048_576} MiB of it.`);
  }
}

const cut = ours('The history is not whole: the clone is shallow, the year holds more commits than are read, or Git counts no lines in a file of code. Fetch a shallow clone whole with: git fetch --unshallow');

const sentences = {
  refused: ours('The history was not looked at: Git refuses the folder. It is no whole repository, or belongs to another user. Then name it to Git as a folder that is trusted: git config --global --add safe.directory'),
  'no-history': ours('The history was not looked at: Git could not read the commits of the last year. Some of what they hold may be missing from this clone, as it is from one made with --filter. Check a whole clone.'),
} as const;

/** Says that there is a history, and why nothing is known of it. */
function unread(message: Text): Gathered {
  const artifact: Artifact = { path: historyName, digest: 'sha256:unread', sizeBytes: 0, origin: 'handed-over' };
  return {
    evidence: [],
    entries: [{ artifact, kind: 'repository', state: 'unreadable', notes: [{ level: 'unreadable', rule: 'not-read', message, pointer: { artifact: artifact.digest, path: historyName } }], notesOmitted: 0 }],
    manifest: [{ digest: `${historyName}#unread`, kind: 'repository' }],
    empty: [],
  };
}
