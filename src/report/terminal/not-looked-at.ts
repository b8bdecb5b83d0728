import type { Assessment } from '../../model/assessment.ts';
import { ours, quote, say } from '../../model/text.ts';
import { leftOutSentence } from '../left-out-words.ts';
import { row } from './layout.ts';
import type { Paint } from './paint.ts';

const gapsMax = 10;

/** What could not be looked at, which is what the exit code 2 tells of. */
export function unreadFiles(assessment: Assessment, width: number, paint: Paint): string {
  const files = assessment.evidence.filter((entry) => entry.state !== 'read').map((entry) => say`${quote(entry.artifact.path)}: ${entry.notes[0]?.message ?? ours('It could not be read.')}`);
  const checks = assessment.findings.filter(({ outcome }) => outcome === 'error').map(({ check, message }) => say`The check ${quote(check)} could not run: ${message}`);
  const all = [...files, ...checks];
  if (all.length === 0) return '';
  const lines = all.slice(0, gapsMax).map((text) => row([{ text: ours('UNREAD'), width: 8, paint: paint.of('contradicted') }, { text, width: width - 9 }]));
  const rest = all.length > gapsMax ? say`${all.length - gapsMax} more could not be looked at. ` : ours('');
  return [...lines, row([{ text: ours(''), width: 8 }, { text: say`${rest}The verdicts rest on what was read. Exit code 2 says that something was not.`, width: width - 9 }])].join('\n');
}

/** What a rule of ours leaves out, which keeps the exit code as it is. */
export function leftOut({ subject }: Assessment, width: number): string {
  const sentence = leftOutSentence(subject.leftOut);
  return sentence === undefined ? '' : row([{ text: ours('LEFT OUT'), width: 8 }, { text: sentence, width: width - 9 }]);
}
