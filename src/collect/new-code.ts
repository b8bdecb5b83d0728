import type { NewCode } from '../model/evidence/repository.ts';
import { languageOf } from '../read/source-tree/language-of.ts';
import { isGenerated, isVendored } from '../read/source-tree/left-out.ts';
import { memorySafetyOf } from '../read/source-tree/memory-safety.ts';
import { git } from './git.ts';

const commitsMax = 5_000;
const yearInMilliseconds = 365 * 86_400_000;

/**
 * Lines that the year up to a commit added, by language of the files' names. Names alone are looked at, so an extension that several languages share
 * counts for none. Nothing of the repository runs: filters, conversions and outside programs for differences stay off.
 * @returns undefined where there is no history
 */
export function newCodeOf(root: string, commit: string): NewCode | undefined {
  const newest = git(root, ['log', '-1', '--format=%cI', commit, '--'])?.trim();
  if (newest === undefined || newest === '') return undefined;
  const to = new Date(newest);
  if (Number.isNaN(to.getTime())) return undefined;
  const from = new Date(to.getTime() - yearInMilliseconds).toISOString();
  const log = git(root, ['log', '--no-merges', `--since=${from}`, `--max-count=${commitsMax}`, '--no-renames', '--no-ext-diff', '--no-textconv', '--numstat', '-z', '--format=%x01', commit, '--']);
  if (log === undefined) return undefined;
  const lines = new Map<string, number>();
  let commits = 0;
  for (const record of log.split('\u0001').slice(1)) {
    commits += 1;
    for (const part of record.split('\0')) {
      const [added = '', , path = ''] = part.replace(/^\n+/, '').split('\t');
      if (!/^\d{1,9}$/.test(added) || path === '' || isVendored(path) || isGenerated(path, '')) continue;
      const language = languageOf(path, () => '');
      if (language === undefined || language.isMarkup) continue;
      lines.set(language.name, (lines.get(language.name) ?? 0) + Number(added));
    }
  }
  const isShallow = git(root, ['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
  return {
    from,
    to: to.toISOString(),
    commits,
    isCut: commits >= commitsMax || isShallow,
    languages: [...lines].map(([name, count]) => ({ name, lines: count, memorySafety: memorySafetyOf(name) })).toSorted((a, b) => b.lines - a.lines || (a.name < b.name ? -1 : 1)),
  };
}
