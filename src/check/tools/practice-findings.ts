import type { ControlOutcome } from '../../model/evidence/control-assessment.ts';
import type { ToolCheck } from '../../model/evidence/tool-results.ts';
import type { Evidence, EvidenceOf } from '../../model/evidence.ts';
import type { Finding, Outcome } from '../../model/finding.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import { pointerTo, shortDigest } from '../document/artifact-pointer.ts';
import { repositoryReports, type Reported } from './own-repository.ts';
import { notRecent } from './recent.ts';

/** A practice of a repository or its build, and where other tools answer for it. */
export interface Practice {
  /** To follow «whether»: `the main branch is protected`. */
  readonly what: string;
  /** Checks of OpenSSF Scorecard. */
  readonly scorecard: readonly string[];
  /** Controls of the OSPS Baseline, by the beginning of their ids. */
  readonly controls: readonly string[];
}

type Needed = 'tool-results' | 'control-assessment' | 'product-statement';

/**
 * What other tools say of a practice. A tool's full figure passes and its 0 fails; anything between is for a person, for the figure alone
 * does not say what is missing. Old reports and missing ones say nothing of today.
 */
export function practiceFindings(evidence: EvidenceOf<Needed>, practice: Practice, assessedAt: string): readonly Finding[] {
  const { own, isUnclear } = repositoryReports(evidence['tool-results'], evidence['product-statement']);
  const found = [
    ...own.flatMap((item) => item.report.checks.filter(({ id }) => practice.scorecard.includes(id)).map((check) => ofCheck(item, check, practice, assessedAt))),
    ...evidence['control-assessment'].flatMap((item) => ofControls(item, practice, assessedAt)),
  ];
  if (found.length > 0) return found;
  const why = isUnclear ? ours('Reports speak of several repositories, and the product statement does not name its own (product.repository)') : ours('No report of another tool on the product’s repository was read that tells it');
  return [{ outcome: 'unknown', subject: practice.what, pointers: [], message: say`${why}: ${ours(namesOf(practice))} are looked at for whether ${ours(practice.what)}.` }];
}

function namesOf({ scorecard, controls }: Practice): string {
  return [...(scorecard.length === 0 ? [] : [`OpenSSF Scorecard’s ${scorecard.join(', ')}`]), ...(controls.length === 0 ? [] : [`the OSPS Baseline’s ${controls.join(', ')}`])].join(' and ');
}

const outcomes: Readonly<Record<ToolCheck['outcome'], Outcome>> = { yes: 'pass', partly: 'needs-review', no: 'fail', 'not-told': 'unknown' };

function ofCheck({ evidence, report }: Reported, check: ToolCheck, { what }: Practice, assessedAt: string): Finding {
  const where = report.about.repository ?? 'a repository that is not named';
  const base = { subject: `${where} ${check.id}`, pointers: [pointerTo(evidence.artifact)] };
  const old = notRecent(report.at, assessedAt);
  const named = say`The report of ${quote(report.tool.name)} on ${quote(where)}`;
  if (old !== undefined) return { ...base, outcome: 'unknown', message: say`${named} ${old}.` };
  const figure = check.figure === undefined ? ours('') : say` (the tool’s own figure: ${check.figure.value} of ${check.figure.of})`;
  const outcome = outcomes[check.outcome];
  if (outcome === 'needs-review') return { ...base, subject: `${base.subject} ${shortDigest(evidence.artifact.digest)}`, outcome, message: say`${named} answers ${quote(check.id)} in part${figure}; a person must read what is missing to tell whether ${ours(what)}.` };
  return { ...base, outcome, message: say`${named} ${ours(answers[check.outcome])} ${quote(check.id)}${figure}, which asks whether ${ours(what)}.` };
}

const answers: Readonly<Record<ToolCheck['outcome'], string>> = { yes: 'says yes to', partly: 'answers in part', no: 'says no to', 'not-told': 'could not answer' };

const controlOutcomes: Readonly<Record<ControlOutcome, Outcome>> = { satisfied: 'pass', 'not-satisfied': 'fail', 'needs-review': 'needs-review', 'not-applicable': 'unknown', 'not-run': 'unknown', stated: 'unknown' };

function ofControls({ artifact, facts }: Evidence<'control-assessment'>, { what, controls }: Practice, assessedAt: string): readonly Finding[] {
  const own = facts.listed.filter(({ id }) => controls.some((prefix) => id === prefix || id.startsWith(`${prefix}.`)));
  const unique = new Map(own.map((item) => [item.id, item]));
  const old = notRecent(facts.until ?? facts.changedAt, assessedAt);
  return [...unique.values()].map(({ id, outcome: seen }): Finding => {
    const base = { subject: `${artifact.path} ${id}`, pointers: [pointerTo(artifact)] };
    if (old !== undefined) return { ...base, outcome: 'unknown', message: say`The evaluation ${quote(artifact.path)} ${old}.` };
    const outcome = controlOutcomes[seen];
    return { ...base, subject: outcome === 'needs-review' ? `${base.subject} ${shortDigest(artifact.digest)}` : base.subject, outcome, message: say`The evaluation ${quote(artifact.path)} ${resultWords(seen)} ${quote(id)}, which asks whether ${ours(what)}${outcome === 'needs-review' ? ours('; a person must read why') : ours('')}.` };
  });
}

function resultWords(outcome: ControlOutcome): Text {
  return ours({ satisfied: 'found satisfied', 'not-satisfied': 'found not satisfied', 'needs-review': 'leaves to a person', 'not-applicable': 'calls not applicable', 'not-run': 'did not look at', stated: 'only names' }[outcome]);
}
