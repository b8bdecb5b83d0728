import type { SavedAssessment } from '../../assess/saved-assessment.ts';
import { measureOf } from '../../assess/saved-assessment.ts';
import { requirementById } from '../../catalog/index.ts';
import { rawText } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { figureText } from '../../report/figure.ts';
import { visible } from '../../report/escape/visible.ts';
import type { AnswerState, Proposal } from './answer-shape.ts';

type SavedVerdict = SavedAssessment['verdicts'][number];
type SavedPart = NonNullable<SavedVerdict['parts']>[number];

/** An assessment as proposals rest on it. */
export interface ProposalGround {
  readonly id: string;
  readonly saved: SavedAssessment;
  /** When the file of a path was received, RFC 3339. */
  readonly receivedAt: ReadonlyMap<string, string>;
  readonly version: string;
}

const sourcesMost = 6;
const reasonsMost = 6;
const reasonLength = 500;

/**
 * What the newest evidence says to a question. It never says more than the verdicts do: what is unknown stays without a proposal,
 * and one requirement of several that is not met keeps the whole from being a yes.
 * @param requirements that the question asks for
 */
export function propose(requirements: readonly string[], ground: ProposalGround): Proposal {
  const { saved, id } = ground;
  const judged = requirements.flatMap((requirement) => saved.verdicts.filter((verdict) => verdict.requirement === requirement));
  // Of several ways the product takes its own; the others count only where they alone are asked for.
  const chosen = judged.filter(({ isAnotherWay }) => isAnotherWay !== true);
  const found = chosen.length > 0 ? chosen : judged;
  const verdicts = Object.fromEntries(found.map(({ requirement, verdict }) => [requirement, verdict]));
  const { state, note } = stateOf(found, judged.length < requirements.length);
  const sources = state === null ? [] : sourcesOf(found, ground);
  const days = sources.flatMap(({ receivedAt }) => receivedAt ?? []).toSorted();
  const shown = sources.slice(0, sourcesMost);
  return {
    state: state === 'yes-evidence' && sources.every(({ origin }) => origin === 'declared') ? 'yes-attestation' : state,
    text: state === null ? '' : textOf(found, ground), note, evidence: shown.map(sourceLine).join('\n'), sources: shown, sourcesOmitted: sources.length - shown.length,
    oldestAt: days[0] ?? null, verdicts, assessment: id, assessedAt: saved.assessedAt,
  };
}

/** A set whose questions have no requirement of ours gets this. */
export function nothingToPropose(ground: ProposalGround): Proposal {
  return { state: null, text: '', note: 'No requirement of the catalogue asks for this: a person answers it.', evidence: '', sources: [], sourcesOmitted: 0, oldestAt: null, verdicts: {}, assessment: ground.id, assessedAt: ground.saved.assessedAt };
}

function stateOf(found: readonly SavedVerdict[], lacksSome: boolean): { readonly state: AnswerState | null; readonly note: string } {
  const names = found.map(({ verdict }) => verdict);
  const counting = names.filter((name) => name !== 'not-applicable');
  const has = (...wanted: readonly VerdictName[]): boolean => counting.some((name) => wanted.includes(name));
  if (lacksSome || found.length === 0) return { state: null, note: 'The newest assessment does not judge all that this asks for.' };
  if (has('contradicted')) return { state: null, note: `Evidence contradicts what was claimed: ${titles(found, 'contradicted')}. Look at it before anything is answered.` };
  if (counting.length === 0) return { state: 'not-applicable', note: 'Say in your own words why it does not apply to this customer.' };
  const open = has('unknown') ? `Nothing shows: ${titles(found, 'unknown')}.` : '';
  if (!has('met', 'partly-met')) {
    if (has('unknown')) return { state: null, note: `${open} Hand over evidence, or answer it yourself.` };
    if (has('not-met')) return has('claimed') ? { state: null, note: `Not met: ${titles(found, 'not-met')}. The rest is only claimed.` } : { state: 'no', note: 'If it is planned, say by when; if something else protects, say what.' };
    return { state: 'yes-attestation', note: 'It rests on somebody’s word: say whose, and in which role.' };
  }
  if (has('partly-met', 'not-met', 'unknown')) return { state: 'partly', note: `Say what is there instead of the rest. ${open}`.trim() };
  return has('claimed') ? { state: 'yes-attestation', note: 'Part of it rests on somebody’s word: say whose, and in which role.' } : { state: 'yes-evidence', note: '' };
}

function titles(found: readonly SavedVerdict[], verdict: VerdictName): string {
  return found.filter((item) => item.verdict === verdict).map(({ requirement }) => requirementById.get(requirement)?.title ?? requirement).slice(0, 5).join('; ');
}

/** What is shown, what is only said, and what is open, in this order. Sentences that tell the maker what to do are left out. */
function textOf(found: readonly SavedVerdict[], { saved, version }: ProposalGround): string {
  const all = found.flatMap(({ requirement, verdict, reason, parts = [] }) => (parts.length === 0 ? [{ requirement, part: { name: requirementById.get(requirement)?.title ?? requirement, verdict, reason, findings: [] } }] : parts.map((part) => ({ requirement, part }))));
  const inVerdict = (...names: readonly VerdictName[]): readonly SavedPart[] => all.map(({ part }) => part).filter(({ verdict }) => names.includes(verdict));
  const figures = found.flatMap(({ measure }) => (measure === undefined ? [] : figureText(measureOf(measure)) ?? [])).map(rawText);
  const shown = unique(inVerdict('met', 'partly-met').map(({ reason }) => sentence(reason)));
  const said = unique(inVerdict('claimed').map(({ reason }) => sentence(reason)));
  const not = unique(inVerdict('not-met').map(({ reason }) => sentence(reason)));
  const excluded = unique(inVerdict('not-applicable').map(({ reason }) => sentence(reason)));
  const open = unique(inVerdict('unknown').map(({ name }) => visible(name)));
  const lines = [
    ...shown.slice(0, reasonsMost), ...unique(figures.map(sentence)).filter((figure) => !shown.includes(figure)),
    ...(said.length > 0 ? [`On our word: ${said.slice(0, reasonsMost).join(' ')}`] : []),
    ...(not.length > 0 ? [`Not so today: ${not.slice(0, reasonsMost).join(' ')}`] : []),
    ...(open.length > 0 && shown.length + said.length > 0 ? [`Not shown: ${open.slice(0, 8).join('; ')}.`] : []),
    ...(excluded.length > 0 ? [`Does not apply here: ${excluded.slice(0, 3).join(' ')}`] : []),
  ];
  return `${lines.join('\n')}\nAs of ${saved.assessedAt.slice(0, 10)}, version ${visible(version)}.`;
}

function sentence(reason: string): string {
  const text = visible(reason.length > reasonLength ? `${reason.slice(0, reasonLength - 1)}…` : reason).trim();
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/u.test(whole) ? whole : `${whole}.`;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** The files that the shown parts point into. */
function sourcesOf(found: readonly SavedVerdict[], { saved, receivedAt }: ProposalGround): readonly Proposal['sources'][number][] {
  const byFingerprint = new Map(saved.findings.map((finding) => [finding.fingerprint, finding]));
  const sources = new Map<string, Proposal['sources'][number]>();
  for (const { parts = [] } of found) {
    for (const part of parts.filter(({ verdict }) => verdict === 'met' || verdict === 'partly-met' || verdict === 'claimed')) {
      for (const fingerprint of part.findings) {
        const finding = byFingerprint.get(fingerprint);
        if (finding?.outcome !== 'pass') continue;
        for (const { path, member } of finding.pointers ?? []) {
          const name = path === '.' ? (member ?? path) : path;
          if (!sources.has(name)) sources.set(name, { path: visible(name), origin: originOf(name, finding.origin ?? 'handed-over', saved), receivedAt: receivedAt.get(name) ?? null });
        }
      }
    }
  }
  return [...sources.values()];
}

function originOf(path: string, weakest: Proposal['sources'][number]['origin'], { evidence = [] }: SavedAssessment): Proposal['sources'][number]['origin'] {
  return evidence.find(({ artifact }) => artifact.path === path)?.artifact.origin ?? weakest;
}

const originWords = { collected: 'fetched from where it is public', 'handed-over': 'from our own files', declared: 'our own statement' } as const;

function sourceLine({ path, origin, receivedAt }: Proposal['sources'][number]): string {
  return `${path} (${originWords[origin]}${receivedAt === null ? '' : `, ${receivedAt.slice(0, 10)}`})`;
}
