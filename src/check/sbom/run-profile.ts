import type { CheckContext, CheckResult } from '../../model/check.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { FieldState, Sbom, SbomComponent } from '../../model/evidence/sbom.ts';
import type { Finding } from '../../model/finding.ts';
import type { Measure } from '../../model/measure.ts';
import { ours, say } from '../../model/text.ts';
import { allComponents } from './all-components.ts';
import { findingOf } from './finding-of.ts';
import { listedOnly } from './listed.ts';
import type { ComponentContext, ComponentField, DocumentField, Profile } from './profile.ts';
import { quotedReferences } from './quoted-list.ts';

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
    const look = lookAt(item.facts);
    const total = look.components.length;
    for (const field of profile.fields) {
      const share = shares.get(field.id);
      if (field.scope === 'document') {
        const state = field.state(item.facts);
        findings.push(documentFinding(item, field, state));
        if (share !== undefined) count(share, state === 'present' ? 1 : 0, 1);
      } else {
        const without = componentsWithout(field, look);
        findings.push(componentFinding(item, field, total, without));
        if (share !== undefined) count(share, total - without.missing.length - without.unknown.length, total);
      }
    }
  }
  const sources = sboms.map(({ artifact }) => artifact.digest);
  const measures = Array.from(shares, ([field, share]): Measure => ({ id: 'sbom-fields', population: 'product', dimensions: { profile: profile.id, field }, points: [{ at: assessedAt, ...share }], sources }));
  return { findings, measures: measures.filter(({ points }) => points.some((point) => point.denominator !== 0)) };
}

function count(share: Share, present: number, all: number): void {
  share.numerator += present;
  share.denominator += all;
}

/** The components that lack a field, and those that say that it is not known. */
interface Without {
  readonly missing: readonly SbomComponent[];
  readonly unknown: readonly SbomComponent[];
}

/** What the profiles have in common on one SBOM. */
interface Look extends ComponentContext {
  /** The subject and everything that is listed. */
  readonly components: readonly SbomComponent[];
  /** By the function that tells the state of a field: several profiles ask for most fields. */
  readonly without: Map<ComponentField['state'], Without>;
}

/** Kept while the facts are, because each of several profiles asks. */
const looks = new WeakMap<Sbom, Look>();

function lookAt(sbom: Sbom): Look {
  const earlier = looks.get(sbom);
  if (earlier !== undefined) return earlier;
  const components = allComponents(sbom);
  const look: Look = { sbom, components, related: relatedReferences(sbom), without: new Map() };
  looks.set(sbom, look);
  return look;
}

function componentsWithout({ state }: ComponentField, look: Look): Without {
  const earlier = look.without.get(state);
  if (earlier !== undefined) return earlier;
  const missing: SbomComponent[] = [];
  const unknown: SbomComponent[] = [];
  const { components } = look;
  // By number: an iterator makes an object for each of very many steps.
  for (let at = 0; at < components.length; at += 1) {
    const component = components[at];
    if (component === undefined) continue;
    const found = state(component, look);
    if (found === 'missing') missing.push(component);
    else if (found === 'declared-unknown') unknown.push(component);
  }
  const without = { missing, unknown };
  look.without.set(state, without);
  return without;
}

function relatedReferences({ dependencies }: Sbom): ReadonlySet<string> {
  const related = new Set<string>();
  // By number here too.
  for (let at = 0; at < dependencies.length; at += 1) {
    const edge = dependencies[at];
    if (edge === undefined) continue;
    related.add(edge.from);
    for (let next = 0; next < edge.to.length; next += 1) related.add(edge.to[next] ?? '');
  }
  return related;
}

function documentFinding(item: Evidence<'sbom'>, field: DocumentField, state: FieldState): Finding {
  const { words } = field;
  if (state === 'present') return findingOf(item, field.id, 'pass', say`${ours(words.present)}.`);
  if (state === 'declared-unknown') return findingOf(item, field.id, 'unknown', say`${ours(words.declaredUnknown ?? words.missing)}.`);
  return findingOf(item, field.id, field.mayLieElsewhere?.(item.facts) === true ? 'unknown' : 'fail', say`${ours(words.missing)}.`);
}

function componentFinding(item: Evidence<'sbom'>, field: ComponentField, total: number, { missing, unknown }: Without): Finding {
  const noun = ours(field.noun);
  if (total === 0) return findingOf(item, field.id, 'unknown', say`The SBOM lists no components, so there is no share that states ${noun}.`);
  const unknownSentence = unknown.length === 0 ? ours('') : say` ${unknown.length} of ${total} say that it is not known: ${quotedReferences(unknown)}.`;
  if (missing.length > 0) {
    return findingOf(item, field.id, 'fail', say`${missing.length} of ${total} components do not state ${noun}: ${quotedReferences(missing)}.${unknownSentence}`, missing.length, missing);
  }
  if (unknown.length > 0) {
    return findingOf(item, field.id, 'unknown', say`${total - unknown.length} of ${total} components state ${noun}.${unknownSentence}`, unknown.length, unknown);
  }
  return findingOf(item, field.id, 'pass', say`${total} of ${total} components state ${noun}.`, total);
}
