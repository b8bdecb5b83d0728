import type { CheckContext, CheckResult } from '../../model/check.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { FieldState, Sbom, SbomComponent } from '../../model/evidence/sbom.ts';
import type { Finding } from '../../model/finding.ts';
import type { Measure } from '../../model/measure.ts';
import { ours, say } from '../../model/text.ts';
import { findingOf } from './finding-of.ts';
import { listedOnly } from './listed.ts';
import type { ComponentContext, ComponentField, DocumentField, Profile } from './profile.ts';
import { quotedList } from './quoted-list.ts';

interface Share {
  numerator: number;
  denominator: number;
}

/** Compares every SBOM with a profile: one finding for each of its fields, and the share of values that are there as a measure. */
export function runProfile(profile: Profile, evidence: readonly Evidence<'sbom'>[], { assessedAt }: CheckContext): CheckResult {
  const shares = new Map<string, Share>(profile.fields.map((field) => [field.id, { numerator: 0, denominator: 0 }]));
  const { sboms, findings: others } = listedOnly(evidence);
  const findings: Finding[] = [...others];
  for (const item of sboms) {
    const components = allComponents(item.facts);
    const context: ComponentContext = { sbom: item.facts, related: relatedReferences(item.facts) };
    for (const field of profile.fields) {
      const states = field.scope === 'document' ? [field.state(item.facts)] : components.map((component) => field.state(component, context));
      findings.push(field.scope === 'document' ? documentFinding(item, field, states[0] ?? 'missing') : componentFinding(item, field, components, states));
      const share = shares.get(field.id);
      if (share === undefined) continue;
      share.numerator += states.filter((state) => state === 'present').length;
      share.denominator += states.length;
    }
  }
  const sources = sboms.map(({ artifact }) => artifact.digest);
  const measures = Array.from(shares, ([field, share]): Measure => ({ id: 'sbom-fields', population: 'product', dimensions: { profile: profile.id, field }, points: [{ at: assessedAt, ...share }], sources }));
  return { findings, measures: measures.filter(({ points }) => points.some((point) => point.denominator !== 0)) };
}

/** The subject and everything that is listed. */
function allComponents({ subject, components }: Sbom): readonly SbomComponent[] {
  return subject === undefined ? components : [subject, ...components];
}

function relatedReferences({ dependencies }: Sbom): ReadonlySet<string> {
  const related = new Set<string>();
  for (const { from, to } of dependencies) {
    related.add(from);
    for (const reference of to) related.add(reference);
  }
  return related;
}

function documentFinding(item: Evidence<'sbom'>, field: DocumentField, state: FieldState): Finding {
  const { words } = field;
  if (state === 'present') return findingOf(item, field.id, 'pass', say`${ours(words.present)}.`);
  if (state === 'declared-unknown') return findingOf(item, field.id, 'unknown', say`${ours(words.declaredUnknown ?? words.missing)}.`);
  return findingOf(item, field.id, field.mayLieElsewhere?.(item.facts) === true ? 'unknown' : 'fail', say`${ours(words.missing)}.`);
}

function componentFinding(item: Evidence<'sbom'>, field: ComponentField, components: readonly SbomComponent[], states: readonly FieldState[]): Finding {
  const total = components.length;
  const noun = ours(field.noun);
  if (total === 0) return findingOf(item, field.id, 'unknown', say`The SBOM lists no components, so there is no share that states ${noun}.`);
  const missing = components.filter((_, index) => states[index] === 'missing');
  const unknown = components.filter((_, index) => states[index] === 'declared-unknown');
  const unknownSentence = unknown.length === 0 ? ours('') : say` ${unknown.length} of ${total} say that it is not known: ${quotedList(unknown.map(({ reference }) => reference))}.`;
  if (missing.length > 0) {
    return findingOf(item, field.id, 'fail', say`${missing.length} of ${total} components do not state ${noun}: ${quotedList(missing.map(({ reference }) => reference))}.${unknownSentence}`, missing.length);
  }
  if (unknown.length > 0) {
    return findingOf(item, field.id, 'unknown', say`${total - unknown.length} of ${total} components state ${noun}.${unknownSentence}`, unknown.length);
  }
  return findingOf(item, field.id, 'pass', say`${total} of ${total} components state ${noun}.`, total);
}
