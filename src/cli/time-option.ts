import { parseTime } from '../model/time.ts';
import { terminal } from '../report/escape/terminal.ts';
import { CommandFailure } from './print.ts';

/**
 * The time that `--at` names, or now.
 * @returns RFC 3339, UTC
 */
export function timeOption(at: string | undefined): string {
  if (at === undefined) return new Date().toISOString();
  const time = parseTime(at);
  if (time === undefined) throw new CommandFailure(terminal`--at expects a time such as 2026-05-31T12:00:00Z; it was ${at}.`, 'usage');
  return new Date(time).toISOString();
}
