import { verdictTitles } from '../words.ts';
import type { ShownVerdict } from './report-document.ts';

/** A verdict as reports word it. */
export function verdictWords(verdict: ShownVerdict): string {
  return verdict === 'another-way' ? 'another way' : verdictTitles[verdict];
}
