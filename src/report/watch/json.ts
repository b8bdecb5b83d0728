import type { WatchReport } from '../../model/watch/watch-report.ts';
import type { Escaped } from '../escape/escaped.ts';
import { jsonDocument } from '../escape/json.ts';
import { disclaimer } from '../words.ts';
import { deadlineLimits, watchLimits } from './watch-words.ts';

/** The whole report of `assay watch`, with whom the schedule binds. */
export function watchJson(report: WatchReport): Escaped<'json'> {
  return jsonDocument({ ...report, limits: watchLimits, deadlineLimits, disclaimer });
}
