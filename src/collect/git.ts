import { execFile, execFileSync, spawnSync } from 'node:child_process';

const outputBytesMax = 256 * 1_048_576;
const milliseconds = 30_000;

/** Everything off that a hostile repository could use to run a program, or to reach out for objects that it lacks. */
const guarded = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.untrustedCache=false', '-c', 'log.showSignature=false', '-c', 'protocol.allow=never', '--no-optional-locks', '--no-pager'];

function environment(): Readonly<Record<string, string | undefined>> {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_NOSYSTEM: '1', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' };
}

/**
 * Runs Git in a folder and gives what it printed; undefined when it failed, took too long or is not installed.
 * @param root a work tree, or a bare repository
 */
export function git(root: string, command: readonly string[]): string | undefined {
  return answerOf(root, command, environment());
}

/** As `git`, for a question that looks into files of the work tree: the programs that settings name for their content (`filter.*`) are off. */
function gitWithoutFilters(root: string, command: readonly string[]): string | undefined {
  const keys = (git(root, ['config', '--null', '--name-only', '--get-regexp', String.raw`^filter\..*\.(clean|smudge|process|required)$`]) ?? '').split('\0').filter((key) => key !== '');
  // Not as `-c`: there a name with `=` in it would set something else.
  const off = [...new Set(keys)].flatMap((key, index) => [[`GIT_CONFIG_KEY_${index}`, key], [`GIT_CONFIG_VALUE_${index}`, key.endsWith('.required') ? 'false' : '']] as const);
  return answerOf(root, command, { ...environment(), GIT_CONFIG_COUNT: String(off.length / 2), ...Object.fromEntries(off) });
}

/**
 * Files that Git tracks or would track in a folder, and folders in it that Git could not open, both relative to the folder; undefined where
 * Git has no answer. A folder is told as unopened only by a warning: its files are missing from the list as if there were none.
 */
export function listedByGit(root: string): { readonly names: readonly string[]; readonly unopened: readonly string[] } | undefined {
  const { status, stdout, stderr } = spawnSync('git', [...guarded, '-C', root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], { encoding: 'utf8', maxBuffer: outputBytesMax, timeout: milliseconds, stdio: ['ignore', 'pipe', 'pipe'], env: environment() });
  if (status !== 0) return undefined;
  const warned = [...stderr.matchAll(/^warning: could not open directory '(.{1,4096})\/': /gm)].map(([, path = '']) => path);
  // Git warns of paths from the top of the work tree.
  const folder = warned.length === 0 ? '' : (folderInRepository(root) ?? '');
  const prefix = folder === '' ? '' : `${folder}/`;
  return { names: stdout.split('\0').filter((name) => name !== ''), unopened: warned.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)) };
}

/** Path of a folder in its work tree, with `/` and without one at the end; empty at the top. */
export function folderInRepository(root: string): string | undefined {
  return git(root, ['rev-parse', '--show-prefix'])?.replace(/\n$/, '').replace(/\/$/, '');
}

/**
 * Whether files of a work tree differ in content or mode from the commit, whatever their times say: the index is brought up to date in memory
 * only. Of a submodule its commit counts; Git would look into its files by the settings that lie there.
 */
export function isChanged(root: string): boolean {
  return gitWithoutFilters(root, ['status', '--porcelain', '-z', '--untracked-files=no', '--ignore-submodules=dirty', '--no-renames']) !== '';
}

function answerOf(root: string, command: readonly string[], env: Readonly<Record<string, string | undefined>>): string | undefined {
  try {
    return execFileSync('git', [...guarded, '-C', root, ...command], { encoding: 'utf8', maxBuffer: outputBytesMax, timeout: milliseconds, stdio: ['ignore', 'pipe', 'ignore'], env });
  } catch {
    return undefined;
  }
}

/** Asks Git something in a folder; undefined when it has no answer. */
export type AskGit = (root: string, command: readonly string[]) => string | undefined | Promise<string | undefined>;

/** Git was not asked to the end, and why: there is none, or a limit was reached. */
export class GitStopped extends Error {
  override readonly name = 'GitStopped';
  readonly reason: 'not-installed' | 'time' | 'bytes';
  constructor(reason: 'not-installed' | 'time' | 'bytes') {
    super(`Git was stopped: ${reason}.`);
    this.reason = reason;
  }
}

/**
 * Git as `git` runs it, while other work goes on, and within limits that throw: what was cut off must not look like a short history.
 * @param limits `milliseconds` for all that is asked together, `bytes` for each answer
 * @returns a function that rejects with GitStopped
 */
export function boundedGit(limits: { readonly milliseconds: number; readonly bytes: number }): (root: string, command: readonly string[]) => Promise<string | undefined> {
  const end = performance.now() + limits.milliseconds;
  return (root, command) => new Promise((resolve, reject) => {
    const left = Math.floor(end - performance.now());
    if (left <= 0) {
      reject(new GitStopped('time'));
      return;
    }
    const running = execFile('git', [...guarded, '-C', root, ...command], { encoding: 'utf8', maxBuffer: limits.bytes, timeout: left, killSignal: 'SIGKILL', env: environment() }, (problem, printed) => {
      if (problem === null) resolve(printed);
      else if (problem.code === 'ENOENT') reject(new GitStopped('not-installed'));
      else if (problem.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') reject(new GitStopped('bytes'));
      else if (problem.killed === true) reject(new GitStopped('time'));
      else resolve(undefined);
    });
    running.stdin?.end();
  });
}

/**
 * Writes objects one after the other into a file, each behind a line with its id, type and size; no filter or conversion runs.
 * @param root a bare repository or a work tree
 * @param ids object ids in hexadecimal
 * @param descriptor where Git writes
 * @returns false when Git failed
 */
export function gitObjects(root: string, ids: readonly string[], descriptor: number): boolean {
  const { status } = spawnSync('git', [...guarded, '-C', root, 'cat-file', '--batch', '--buffer'], { input: `${ids.join('\n')}\n`, timeout: 600_000, stdio: ['pipe', descriptor, 'ignore'], env: environment() });
  return status === 0;
}
