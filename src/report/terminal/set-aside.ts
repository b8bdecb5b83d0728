import type { Assessment } from '../../model/assessment.ts';
import { ours, say } from '../../model/text.ts';
import { asideOf, asideText } from '../set-aside.ts';
import { row } from './layout.ts';
import type { Paint } from './paint.ts';

const shownMax = 10;

/** What the product's statement sets aside: it counts for no threshold, and is never out of sight. */
export function asideRows(assessment: Assessment, isWhole: boolean, width: number, paint: Paint): string {
  const aside = asideOf(assessment);
  const shown = isWhole ? aside : aside.slice(0, shownMax);
  const lines = shown.map((finding) => row([{ text: ours('ASIDE'), width: 8, paint: paint.of('partly-met') }, { text: asideText(finding), width: width - 9 }]));
  const rest = aside.length - shown.length;
  return [...lines, ...(rest > 0 ? [row([{ text: ours(''), width: 8 }, { text: say`${rest} more are set aside (each one: --all).`, width: width - 9 }])] : [])].join('\n');
}
