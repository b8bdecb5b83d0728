import { execFileSync, spawnSync } from 'node:child_process';

const outputBytesMax = 256 * 1_048_576;
const milliseconds = 30_000;

/** Everything off that a hostile repository could use to run a program, or to reach out for objects that it lacks. */
const guarded = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.untrustedCache=false', '-c', 'protocol.allow=never', '--no-optional-locks', '--no-pager'];

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_NOSYSTEM: '1', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' };
}

/**
 * Runs Git in a folder and gives what it printed; undefined when it failed, took too long or is not installed.
 * @param root a work tree, or a bare repository
 */
export function git(root: string, command: readonly string[]): string | undefined {
  try {
    return execFileSync('git', [...guarded, '-C', root, ...command], { encoding: 'utf8', maxBuffer: outputBytesMax, timeout: milliseconds, stdio: ['ignore', 'pipe', 'ignore'], env: environment() });
  } catch {
    return undefined;
  }
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
