import type { Evidence } from '../../model/evidence.ts';
import type { AuditLogSample } from '../../model/evidence/audit-log.ts';
import type { LogAnswer, LogNeed } from '../../model/evidence/log-questions.ts';
import type { Finding } from '../../model/finding.ts';
import type { Pointer } from '../../model/artifact.ts';
import type { Text } from '../../model/text.ts';

/** How far all samples together meet one need. */
export interface JoinedAnswer {
  readonly events: number;
  readonly lacking: number;
  readonly type?: string;
  /** The first event of each sample that meets it. */
  readonly pointers: readonly Pointer[];
  /** The first event of each sample that is about it and lacks a field. */
  readonly lackingPointers: readonly Pointer[];
}

const pointersMax = 20;

export function answersOver(evidence: readonly Evidence<'audit-log'>[], answerOf: (facts: AuditLogSample) => LogAnswer | undefined): JoinedAnswer {
  const all = evidence
    .toSorted((a, b) => (a.artifact.digest < b.artifact.digest ? -1 : 1))
    .flatMap(({ artifact, facts }) => {
      const answer = answerOf(facts);
      return answer === undefined ? [] : [{ artifact, answer }];
    });
  const pointers = (rowOf: (answer: LogAnswer) => number | undefined): readonly Pointer[] =>
    all
      .flatMap(({ artifact, answer }) => {
        const row = rowOf(answer);
        return row === undefined ? [] : [{ artifact: artifact.digest, path: artifact.path, row }];
      })
      .slice(0, pointersMax);
  const most = all.map(({ answer }) => answer).toSorted((a, b) => b.events - a.events)[0];
  return {
    events: all.reduce((sum, { answer }) => sum + answer.events, 0),
    lacking: all.reduce((sum, { answer }) => sum + answer.lacking, 0),
    ...(most?.type === undefined ? {} : { type: most.type }),
    pointers: pointers(({ firstRow }) => firstRow),
    lackingPointers: pointers(({ firstLackingRow }) => firstLackingRow),
  };
}

/** What is said of several needs that must all be met. */
interface NeedsAsked {
  readonly subject: string;
  readonly needs: readonly LogNeed[];
  /** In the order of `needs`. */
  readonly answers: readonly JoinedAnswer[];
  readonly yes: (answer: JoinedAnswer) => Text;
  readonly lacking: (events: number, fields: string) => Text;
  readonly none: Text;
}

const fieldNames: Readonly<Record<LogNeed['fields'][number], string>> = { actor: 'who', action: 'what was done', target: 'to what', outcome: 'with which outcome', source: 'from where', correlation: 'in which session' };

/** One finding: a pass when every need is met, a failure when events are about one and lack a field, else unknown. */
export function needFinding({ subject, needs, answers, yes, lacking, none }: NeedsAsked): Finding {
  const [first] = answers;
  const unmet = answers.findIndex(({ events }) => events === 0);
  const answer = answers[unmet];
  if (first !== undefined && answer === undefined) return { outcome: 'pass', subject, message: yes(first), count: first.events, pointers: first.pointers };
  if (answer === undefined || answer.lacking === 0) return { outcome: 'unknown', subject, message: none, pointers: [] };
  const fields = (needs[unmet]?.fields ?? []).map((field) => fieldNames[field]);
  return { outcome: 'fail', subject, message: lacking(answer.lacking, listed(fields)), count: answer.lacking, pointers: answer.lackingPointers };
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
