import type { NextStep } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { CheckedFinding } from '../model/finding.ts';
import type { Requirement } from '../model/requirement.ts';
import { ours, say, type Text } from '../model/text.ts';
import type { Verdict } from '../model/verdict.ts';
import { kindTitles } from '../model/evidence/titles.ts';

/**
 * What to do next, most effect first: the number of requirements that a step would move; among equals, the one that moves more goals.
 * @param goalIds requirement ids of the seven goals
 */
export function nextSteps(verdicts: readonly Verdict[], findings: readonly CheckedFinding[], checks: readonly Check[], requirements: readonly Requirement[], goalIds: ReadonlySet<string>): readonly NextStep[] {
  const open = new Set(verdicts.filter((verdict) => verdict.verdict !== 'met' && verdict.verdict !== 'not-applicable' && verdict.isAnotherWay !== true).map((verdict) => verdict.requirement));
  const groups = new Map<string, { readonly action: Text; readonly how: Text; readonly requirements: Set<string> }>();
  const add = (key: string, action: Text, how: Text, requirement: string): void => {
    const group = groups.get(key) ?? { action, how, requirements: new Set<string>() };
    group.requirements.add(requirement);
    groups.set(key, group);
  };
  const byCheck = Map.groupBy(findings, (finding) => finding.check);
  const checkById = new Map(checks.map((check) => [check.id, check]));
  for (const requirement of requirements.filter((item) => open.has(item.id) && item.audience === 'manufacturer')) {
    for (const part of requirement.parts) {
      if (part.by !== 'checks') continue;
      for (const id of part.checks) {
        const check = checkById.get(id);
        if (check === undefined) continue;
        for (const step of stepsOf(check, byCheck.get(id) ?? [])) add(step.key, step.action, step.how, requirement.id);
      }
    }
  }
  const steps = [...groups.values()].map((group): NextStep => ({ action: group.action, how: group.how, requirements: [...group.requirements].toSorted() }));
  const goals = (step: NextStep): number => step.requirements.filter((id) => goalIds.has(id)).length;
  return steps.toSorted((one, other) => other.requirements.length - one.requirements.length || goals(other) - goals(one));
}

interface Suggestion {
  readonly key: string;
  readonly action: Text;
  readonly how: Text;
}

function stepsOf(check: Check, findings: readonly CheckedFinding[]): readonly Suggestion[] {
  const has = (outcome: CheckedFinding['outcome']): boolean => findings.some((finding) => finding.outcome === outcome);
  const explain = say`npx assay explain ${ours(check.id)}`;
  if (findings.some((finding) => finding.outcome === 'unknown' && finding.subject === 'evidence')) {
    return check.needs.filter((kind) => kind !== 'source-tree').map((kind) => ({ key: `kind ${kind}`, action: say`${ours(verbOf(kind))} ${ours(withArticle(kindTitles[kind]))}`, how: say`assay.yaml, evidence (${ours(kind)})` }));
  }
  if (has('fail')) return [{ key: `check ${check.id}`, action: say`mend: ${ours(lowerFirst(check.failTitle))}`, how: explain }];
  if (has('needs-review')) return [{ key: `review ${check.needs.join(' ')}`, action: say`read the ${ours(check.needs.map((kind) => kindTitles[kind]).join(' and '))} and say what it means`, how: say`assay.yaml, reviews` }];
  return [];
}

function verbOf(kind: EvidenceKind): string {
  return kind === 'document' || kind === 'disclosure-policy' || kind === 'security-txt' ? 'publish and name' : 'hand over';
}

function withArticle(title: string): string {
  return `${/^[aeiou]/.test(title) ? 'an' : 'a'} ${title}`;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
