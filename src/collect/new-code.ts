import type { NewCode } from '../model/evidence/repository.ts';
import { languageOf } from '../read/source-tree/language-of.ts';
import { isGenerated, isVendored } from '../read/source-tree/left-out.ts';
import { memorySafetyOf } from '../read/source-tree/memory-safety.ts';
import type { AskGit } from './git.ts';

const commitsMax = 5_000;
const yearInMilliseconds = 365 * 86_400_000;

/**
 * Lines that the year up to a commit added, by language of the files' names. Names alone are looked at, so an extension that several languages share
 * counts for none. Nothing of the repository runs: filters, conversions and outside programs for differences stay off. What the same commit gives
 * hangs on no setting of whoever asks.
 * @param ships whether a path is of a file that ships; others are counted apart
 * @returns undefined where there is no history
 */
export async function newCodeOf(root: string, commit: string, git: AskGit, ships: (path: string) => boolean = () => true): Promise<NewCode | undefined> {
  const newest = (await git(root, ['log', '-1', '--format=%cI', commit, '--']))?.trim();
  if (newest === undefined || newest === '') return undefined;
  const to = new Date(newest);
  if (Number.isNaN(to.getTime())) return undefined;
  const from = new Date(to.getTime() - yearInMilliseconds).toISOString();
  const isShallow = (await git(root, ['rev-parse', '--is-shallow-repository']))?.trim() === 'true';
  const log = await git(root, ['-c', 'log.showRoot=true', '--no-replace-objects', 'log', '--no-merges', `--since=${from}`, `--max-count=${commitsMax}`, '--no-renames', '--no-relative', '--diff-algorithm=myers', '--no-ext-diff', '--no-textconv', '--numstat', '-z', '--format=%x01%P%x02', commit, '--']);
  if (log === undefined) return undefined;
  const lines = new Map<string, number>();
  let commits = 0;
  let isUncounted = false;
  let linesNotShipped = 0;
  const shipped = new Map<string, boolean>();
  for (const record of log.split('\u0001').slice(1)) {
    const [parents = '', changes = ''] = record.split('\u0002', 2);
    // Where a shallow clone ends, a commit seems to add all the files that there were before it.
    if (isShallow && parents === '') continue;
    commits += 1;
    for (const part of changes.split('\0')) {
      const [added = '', , path = ''] = part.replace(/^\n+/, '').split('\t');
      if (path === '' || isVendored(path) || isGenerated(path, '')) continue;
      const language = languageOf(path, () => '');
      if (language === undefined || language.isMarkup) continue;
      const isShipped = shipped.get(path) ?? ships(path);
      shipped.set(path, isShipped);
      const isCounted = /^\d{1,9}$/.test(added);
      if (!isShipped) linesNotShipped += isCounted ? Number(added) : 0;
      else if (isCounted) lines.set(language.name, (lines.get(language.name) ?? 0) + Number(added));
      else isUncounted = true;
    }
  }
  return {
    from,
    to: to.toISOString(),
    commits,
    isCut: commits >= commitsMax || isShallow || isUncounted,
    ...(linesNotShipped === 0 ? {} : { linesNotShipped }),
    languages: [...lines].map(([name, count]) => ({ name, lines: count, memorySafety: memorySafetyOf(name) })).toSorted((a, b) => b.lines - a.lines || (a.name < b.name ? -1 : 1)),
  };
}
