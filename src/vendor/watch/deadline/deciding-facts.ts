import { joinText, ours, quote, say, type Text } from '../../../model/text.ts';
import type { DecidingFact, DecisionPoints, Exposure } from '../../../model/watch/deadline.ts';
import type { FixFacts } from '../../../model/watch/fix-schedule.ts';

/** The facts of one exploited vulnerability, each with who says so, and every combination that they leave possible. */
export interface Decision {
  readonly facts: readonly DecidingFact[];
  readonly unknown: readonly (keyof FixFacts)[];
  readonly possible: readonly FixFacts[];
}

/**
 * Gathers what decides on a deadline. Where statements differ the stricter counts; where there is none the fact is unknown,
 * and both answers stay possible.
 * @param listedAt day of the listing in the catalogue of exploited vulnerabilities
 */
export function decide(listedAt: string, exposure: Exposure, points: DecisionPoints | undefined): Decision {
  const facts: readonly [DecidingFact, DecidingFact, DecidingFact, DecidingFact] = [
    { fact: 'exploited', value: 'yes', by: say`listed as exploited since ${quote(listedAt)}` },
    { fact: 'exposed', value: exposure, by: ours(exposure === 'unknown' ? 'the watch list does not say' : 'the watch list says so') },
    stated('automatable', points?.automatable ?? [], ['yes', 'no']),
    stated('technicalImpact', points?.technicalImpact ?? [], ['total', 'partial']),
  ];
  const [, { value: exposed }, { value: automatable }, { value: impact }] = facts;
  const answers = (value: DecidingFact['value'], worse: DecidingFact['value']): readonly boolean[] => (value === 'unknown' ? [true, false] : [value === worse]);
  return {
    facts,
    unknown: facts.filter(({ value }) => value === 'unknown').map(({ fact }) => fact),
    possible: answers(exposed, 'yes').flatMap((isExposed) => answers(automatable, 'yes').flatMap((isAutomatable) => answers(impact, 'total').map((isTotal) => ({ exploited: true, exposed: isExposed, automatable: isAutomatable, technicalImpact: isTotal ? 'total' as const : 'partial' as const })))),
  };
}

function stated<Value extends DecidingFact['value']>(fact: keyof FixFacts, statements: readonly { readonly value: Value; readonly by: string }[], [worse, milder]: readonly [Value, Value]): DecidingFact {
  const value = statements.some((statement) => statement.value === worse) ? worse : statements.length > 0 ? milder : undefined;
  if (value === undefined) return { fact, value: 'unknown', by: ours('no CVE record here states it') };
  const said = (wanted: Value): Text => joinText([...new Set(statements.filter((statement) => statement.value === wanted).map(({ by }) => by))].map((by) => say`${quote(by)}`), ' and ');
  const isDisputed = value === worse && statements.some((statement) => statement.value === milder);
  return { fact, value, by: isDisputed ? say`stated by ${said(worse)}; ${said(milder)} states ${ours(milder)}, and the stricter counts` : say`stated by ${said(value)}` };
}
