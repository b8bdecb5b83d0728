import { execFileSync } from 'node:child_process';

/** Runs Git with everything switched off that a hostile repository could use to run a program. */
export function git(root: string, command: readonly string[]): string | undefined {
  const guarded = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.untrustedCache=false', '-c', 'protocol.allow=never', '--no-optional-locks', '--no-pager'];
  try {
    return execFileSync('git', [...guarded, '-C', root, ...command], { encoding: 'utf8', maxBuffer: 256 * 1_048_576, timeout: 30_000, stdio: ['ignore', 'pipe', 'ignore'], env: { PATH: process.env['PATH'], HOME: process.env['HOME'], GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' } });
  } catch {
    return undefined;
  }
}
