import type { DossierPredicate } from '../attest/dossier-predicate.ts';
import { requirementById } from '../catalog/index.ts';
import { checks } from '../check/index.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import { kindTitles } from '../model/evidence/titles.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { Requirement } from '../model/requirement.ts';
import { joinText, ours, quote, say, type Text } from '../model/text.ts';
import type { Verdict, VerdictName } from '../model/verdict.ts';

/**
 * What a run of the same checks over the published files says of a published verdict.
 * `reproduced`: these files give this verdict. `changed`: they give another. `cannot-recheck`: it rests on what is withheld or on a person's word.
 * `contradicted`: evidence held by the one who verifies speaks against what the dossier says.
 */
export type RecheckState = 'reproduced' | 'changed' | 'cannot-recheck' | 'contradicted';

/** One requirement as published and as it comes out now. */
export interface RecheckedRequirement {
  readonly requirement: string;
  readonly state: RecheckState;
  readonly published: VerdictName;
  readonly now: VerdictName;
  /** For all but `reproduced`: why, in a sentence. */
  readonly reason: Text;
  /** Fingerprints of findings that only the dossier has, and that only the new run has. */
  readonly gone: readonly string[];
  readonly added: readonly string[];
  /** What fails in evidence of the one who verifies, where the dossier does not say that anything holds. */
  readonly besides?: Text;
}

/** How the fingerprint of a finding on withheld evidence ends. */
export const withheldEnding = '/withheld';

type PublishedVerdict = DossierPredicate['verdicts'][number];

/**
 * Compares every published verdict with the one that the same checks give now. Every requirement is in the answer, also one that only
 * one side knows.
 * @param now an assessment of the published files, at the time that the dossier was assessed
 * @param disclosed places in the evidence list of withheld files that were handed over and are part of `now`
 */
export function recheck(dossier: DossierPredicate, now: Assessment, disclosed: ReadonlySet<number> = new Set()): readonly RecheckedRequirement[] {
  const closed = dossier.evidence.filter((item, index) => item.state === 'withheld' && !disclosed.has(index));
  const closedKinds = new Set(closed.flatMap((item) => (item.kind === undefined ? [] : [item.kind as EvidenceKind])));
  const isUnnamed = closed.some((item) => item.kind === undefined);
  const after = new Map(now.verdicts.map((verdict) => [verdict.requirement, verdict]));
  const published = dossier.verdicts.map((verdict) => compared(verdict, after.get(verdict.requirement), { kinds: closedKinds, isAny: closed.length > 0, isUnnamed }));
  const known = new Set(dossier.verdicts.map((verdict) => verdict.requirement));
  const onlyNow = now.verdicts.filter((verdict) => !known.has(verdict.requirement)).map((verdict): RecheckedRequirement => ({ requirement: verdict.requirement, state: 'changed', published: 'unknown', now: verdict.verdict, reason: ours('The dossier says nothing of this requirement.'), gone: [], added: [] }));
  return [...published, ...onlyNow];
}

/** What is withheld, and was not handed over. */
interface Closed {
  readonly kinds: ReadonlySet<EvidenceKind>;
  readonly isAny: boolean;
  /** Whether something is withheld of which no kind is told. */
  readonly isUnnamed: boolean;
}

function compared(published: PublishedVerdict, now: Verdict | undefined, withheld: Closed): RecheckedRequirement {
  const base = { requirement: published.requirement, published: published.verdict };
  if (now === undefined) return { ...base, state: 'cannot-recheck', now: 'unknown', reason: ours('The requirement is not in this version’s catalogue.'), gone: [], added: [] };
  const before = findingsOf(published.parts);
  const after = findingsOf(now.parts);
  // What rested on withheld evidence was published without its name, so it can stand for any finding of its check.
  const unnamed = before.filter((fingerprint) => fingerprint.endsWith(withheldEnding));
  const gone = before.filter((fingerprint) => !after.includes(fingerprint) && !unnamed.includes(fingerprint));
  const added = after.filter((fingerprint) => !before.includes(fingerprint) && !unnamed.includes(`${checkOf(fingerprint)}${withheldEnding}`));
  const requirement = requirementById.get(published.requirement);
  const kinds = requirement === undefined ? [] : kindsOf(requirement);
  const closed = kinds.filter((kind) => withheld.kinds.has(kind));
  // A text for people may be evidence of its own kind and part of the product's files as well.
  const mayHoldMore = withheld.isUnnamed || (withheld.isAny && kinds.includes('source-tree'));
  const differs = published.verdict !== now.verdict || gone.length + added.length > 0;
  const found = { ...base, now: now.verdict, gone, added };
  if (closed.length > 0 || (mayHoldMore && differs)) return { ...found, state: 'cannot-recheck', reason: closed.length === 0 ? ours('Some evidence is withheld.') : say`Withheld: ${ours(closed.map((kind) => kindTitles[kind]).join(', '))}.` };
  if (differs) return { ...found, state: 'changed', reason: changeOf(published, now, gone, added) };
  const word = personsWord(published);
  return word === undefined ? { ...found, state: 'reproduced', reason: ours('The same files give the same verdict.') } : { ...found, state: 'cannot-recheck', reason: word };
}

function changeOf(published: PublishedVerdict, now: Verdict, gone: readonly string[], added: readonly string[]): Text {
  const named = [...gone.slice(0, 2).map((fingerprint) => say`only in the dossier: ${quote(fingerprint)}`), ...added.slice(0, 2).map((fingerprint) => say`only now: ${quote(fingerprint)}`)];
  const what = published.verdict === now.verdict ? say`The verdict is the same (${ours(now.verdict)}), and rests on other findings` : say`Published ${ours(published.verdict)}, now ${ours(now.verdict)}: ${now.reason}`;
  return named.length === 0 ? what : say`${what} (${joinText(named, '; ')}).`;
}

/** A verdict that a named person's word carries: a machine can only see that the word was given. */
function personsWord({ verdict, parts, requirement }: PublishedVerdict): Text | undefined {
  if (verdict === 'claimed') return ours('It rests on words of the maker; that they were given is reproduced, what they say is not.');
  const byPerson = new Set((requirementById.get(requirement)?.parts ?? []).filter((part) => part.by === 'person').map((part) => part.name));
  const affirmed = parts.filter((part) => part.verdict === 'met' && byPerson.has(part.name));
  return affirmed.length === 0 ? undefined : say`A named person affirms ${ours(affirmed.map((part) => part.name).join(', '))}; a machine sees only that it was affirmed.`;
}

/** A check's id holds no slash, and a fingerprint begins with it. */
function checkOf(fingerprint: string): string {
  return fingerprint.slice(0, fingerprint.indexOf('/'));
}

function findingsOf(parts: readonly { readonly findings: readonly string[] }[]): readonly string[] {
  return [...new Set(parts.flatMap((part) => part.findings))];
}

const checkById: ReadonlyMap<string, Check> = new Map((checks as readonly Check[]).map((check) => [check.id, check]));

/** Every kind of evidence that a requirement's checks look at. */
export function kindsOf(requirement: Requirement): readonly EvidenceKind[] {
  return [...new Set(requirement.parts.flatMap((part) => (part.by === 'checks' ? part.checks.flatMap((id) => [...(checkById.get(id)?.needs ?? []), ...(checkById.get(id)?.uses ?? [])]) : [])))];
}
