import { goals, requirementById, requirements } from '../../catalog/index.ts';
import { coverageOf } from '../../catalog/coverage.ts';
import { checks } from '../../check/index.ts';
import type { Check } from '../../model/check.ts';
import { kindTitles } from '../../model/evidence/titles.ts';
import type { Part, Requirement } from '../../model/requirement.ts';
import { joinText, ours, say, type Text } from '../../model/text.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { page, type Line } from '../../report/terminal/document.ts';
import { nearest } from '../nearest.ts';
import { CommandFailure, print } from '../print.ts';

/** `assay explain`: what a requirement asks or a check looks at, why, and what settles it. */
export function explain(id: string): void {
  const requirement = requirementById.get(id);
  const everyCheck: readonly Check[] = checks;
  const check = everyCheck.find((item) => item.id === id);
  const lines = requirement === undefined ? (check === undefined ? undefined : checkPage(check)) : requirementPage(requirement);
  if (lines === undefined) {
    const names = [...requirements.map((item) => item.id), ...everyCheck.map((item) => item.id)];
    throw new CommandFailure(terminal`There is no requirement or check ${id}. Near it: ${nearest(id, names).join(', ')}. All of them: assay catalog`, 'usage');
  }
  print(page(lines, process.stdout.columns ?? 80));
}

function requirementPage(requirement: Requirement): readonly Line[] {
  const goal = goals.find((item) => item.requirement === requirement.id);
  return [
    { heading: say`${ours(requirement.title)} (${ours(requirement.id)})` },
    { paragraph: ours(requirement.text) },
    { heading: ours('Where it comes from') },
    { label: 'source', value: say`${ours(requirement.source.document)}, ${ours(requirement.source.clause)}${ours(goal === undefined ? '' : `, goal ${goal.number}`)}` },
    { label: 'level', value: ours(`${requirement.level}; asks the ${requirement.audience}; about the ${requirement.subject}`) },
    { label: 'kind', value: ours(kindWords[requirement.kind]) },
    ...(requirement.appliesWhen.length === 0 ? [] : [{ label: 'applies to', value: ours(`products with ${requirement.appliesWhen.join(' and ')}`) }]),
    { heading: say`What settles it (coverage: ${ours(coverageOf(requirement))})` },
    ...requirement.parts.map((part): Line => ({ item: partText(part) })),
    ...(requirement.measures === undefined ? [] : [{ label: 'measures', value: ours(requirement.measures.join(', ')) }]),
    { heading: ours('What helps') },
    { paragraph: ours(requirement.guidance) },
    ...(requirement.mappings.length === 0 ? [] : [{ label: 'see also', value: ours(requirement.mappings.map((item) => `${item.framework} ${item.id}`).join(', ')) }]),
  ];
}

const kindWords = {
  state: 'state: it is so or it is not',
  progress: 'progress: two measurements show whether the figure moved',
  way: 'way: one example of several; another one does as well',
} as const;

function partText(part: Part): Text {
  if (part.by === 'checks') return joinText([ours(`${part.name}: by ${part.checks.length === 1 ? 'the check' : 'the checks'}`), ours(part.checks.join(', ')), ours(`(evidence ${part.origins.join(' or ')})`)], ' ');
  if (part.by === 'person') return ours(`${part.name}: a named person answers. ${part.question}`);
  return ours(`${part.name}: nobody can measure this yet. ${part.reason}`);
}

function checkPage(check: Check): readonly Line[] {
  const usedBy = requirements.filter((requirement) => requirement.parts.some((part) => part.by === 'checks' && (part.checks as readonly string[]).includes(check.id)));
  return [
    { heading: say`${ours(check.title)} (${ours(check.id)})` },
    { label: 'else', value: ours(check.failTitle) },
    { label: 'why', value: ours(check.why) },
    { label: 'mend', value: ours(check.fix) },
    { label: 'reads', value: ours([...check.needs, ...(check.uses ?? [])].map((kind) => kindTitles[kind]).join(', ')) },
    ...(check.isScan === true ? [{ label: 'reach', value: ours('a scan: finding nothing in the files read is not absence in the product, so it reaches at most «partly met»') }] : []),
    { label: 'follows', value: ours(check.references.join('; ')) },
    { heading: ours('Requirements that it speaks for') },
    ...usedBy.map((requirement): Line => ({ item: ours(`${requirement.id}: ${requirement.title}`) })),
  ];
}
