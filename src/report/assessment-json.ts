import type { Assessment } from '../model/assessment.ts';
import type { Escaped } from './escape/escaped.ts';
import { jsonDocument } from './escape/json.ts';
import { disclaimer, limits } from './words.ts';

/** The whole assessment as JSON; `assay diff`, `--since` and `--history` read it back. */
export function assessmentJson(assessment: Assessment): Escaped<'json'> {
  return jsonDocument({ ...assessment, disclaimer, limits });
}
