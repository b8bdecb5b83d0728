import type { FileInMemory, MemoryReading } from '../../analyser/perform-in-memory.ts';
import { assessFiles } from '../../assess/assess-files.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { catalogVersion, requirementById } from '../../catalog/index.ts';
import { kindsOf, recheck, type RecheckedRequirement } from '../../dossier/recheck.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { EvidenceKind } from '../../model/evidence.ts';
import { ours, quote, rawText, say, type Text } from '../../model/text.ts';
import { verdictTitles } from '../../report/words.ts';
import { filesHere, type NotOpened } from './read-here.ts';
import type { DifferingFinding, RecheckReport, RequirementAgain, WrongFile } from './report.ts';
import { restsOn } from './rests-on.ts';

/** The files that were had, and why the others were not. */
export interface Fetched {
  readonly files: ReadonlyMap<string, FileInMemory>;
  /** By path. */
  readonly problems: ReadonlyMap<string, Text>;
}

/** Findings shown of either side. */
const differingMax = 4;

/**
 * Runs the whole engine over a dossier's public files as they are, at the time that the dossier was assessed, and compares.
 * A file that is not the one that was signed is run too: what follows from the change is then seen.
 * @throws StatementRefused when the product statement can't be read
 */
export async function runAgain(dossier: DossierPredicate, fetched: Fetched, grammar: MemoryReading['grammar'], onDone: (done: number, total: number) => void): Promise<RecheckReport> {
  const shown = dossier.evidence.flatMap((item) => (item.state === 'public' ? [item] : []));
  const kinds = new Map(shown.map((item) => [item.path, item.kind as EvidenceKind | undefined]));
  const { product, notOpened } = filesHere(fetched.files, shown.map((item) => item.path).toSorted(), (path) => kinds.get(path), grammar, onDone);
  const history = (dossier.history ?? []).map((measure) => ({ ...measure, points: measure.points.map(pointOf), sources: [] }));
  const now = await assessFiles(product, { assessedAt: dossier.assessedAt, engineVersion: dossier.versions.engine, history });
  const wrongFiles = shown.flatMap((item): readonly WrongFile[] => {
    const file = fetched.files.get(item.path);
    if (file === undefined) return [{ path: item.path, signed: item.digest, reason: fetched.problems.get(item.path) ?? say`It was not found.` }];
    return file.digest === item.digest ? [] : [{ path: item.path, signed: item.digest, seen: file.digest, reason: say`It has ${file.bytes.length} bytes; the signed one has ${item.sizeBytes}.` }];
  });
  const wrong = new Set(wrongFiles.map((file) => file.path));
  const read = [...fetched.files.values()];
  return {
    wrongFiles,
    filesRead: read.length,
    bytesRead: read.reduce((sum, file) => sum + file.bytes.length, 0),
    requirements: recheck(dossier, now).map((item) => again(item, dossier, now, notOpened, wrong)),
    ...(dossier.versions.catalog === catalogVersion ? {} : { otherCatalog: say`The dossier was made with the catalogue ${quote(dossier.versions.catalog)}; this page’s program has ${quote(catalogVersion)}.` }),
  };
}

function again(item: RecheckedRequirement, dossier: DossierPredicate, now: Assessment, notOpened: readonly NotOpened[], wrong: ReadonlySet<string>): RequirementAgain {
  const requirement = requirementById.get(item.requirement);
  const told = item.state === 'changed' ? { ...item, reason: changeOf(item, now) } : item;
  const { state, reason } = stateHere(told, requirement === undefined ? [] : kindsOf(requirement), notOpened, restsOn(item.requirement, dossier, wrong));
  const both = { published: messagesOf(item.gone, dossier.findings), now: messagesOf(item.added, now.findings) };
  const differing = state !== 'changed' ? [] : [...only('published', both.published, both.now), ...only('now', both.now, both.published)];
  const shown = (['published', 'now'] as const).flatMap((side) => differing.filter((finding) => finding.side === side).slice(0, differingMax));
  return { requirement: item.requirement, title: requirement?.title ?? item.requirement, state, published: item.published, now: item.now, reason, differing: shown, differingOmitted: differing.length - shown.length };
}

/** The change in a sentence; the findings that differ are listed below it. */
function changeOf({ requirement, published, now: verdict }: RecheckedRequirement, now: Assessment): Text {
  if (published === verdict) return ours('The verdict is the same, and rests on other findings.');
  const reason = now.verdicts.find((item) => item.requirement === requirement)?.reason ?? ours('Nothing says why.');
  return say`Signed as ${ours(verdictTitles[published])}, now ${ours(verdictTitles[verdict])}: ${reason}`;
}

function messagesOf(fingerprints: readonly string[], findings: readonly { readonly fingerprint: string; readonly message: Text }[]): readonly Text[] {
  const wanted = new Set(fingerprints);
  return findings.filter((finding) => wanted.has(finding.fingerprint)).map((finding) => finding.message);
}

/** What one side says and the other does not: a finding may have another identity and say the same. */
function only(side: DifferingFinding['side'], messages: readonly Text[], others: readonly Text[]): readonly DifferingFinding[] {
  const known = new Set(others.map(rawText));
  return messages.filter((message) => !known.has(rawText(message))).map((message) => ({ side, message }));
}

/** What the comparison says, after what a browser could not open and which files are others than those that were signed. */
function stateHere(item: Pick<RecheckedRequirement, 'state' | 'reason'>, kinds: readonly EvidenceKind[], notOpened: readonly NotOpened[], wrong: readonly string[]): Pick<RequirementAgain, 'state' | 'reason'> {
  if (item.state === 'cannot-recheck' || item.state === 'contradicted') return { state: 'cannot-recheck', reason: item.reason };
  const closed = notOpened.find(({ kind }) => (kind === undefined ? item.state === 'changed' : kinds.includes(kind)));
  if (closed !== undefined) return { state: 'cannot-recheck', reason: closed.reason };
  const first = wrong[0];
  if (item.state === 'reproduced' && first !== undefined) return { state: 'changed', reason: say`It rests on ${quote(first)}, which is not the file that was signed. With the file as it is now the verdict is the same.` };
  return { state: item.state, reason: item.reason };
}

function pointOf({ from, denominator, suppressed, ...point }: DossierPredicate['measures'][number]['points'][number]): Assessment['measures'][number]['points'][number] {
  return { ...point, ...(from === undefined ? {} : { from }), ...(denominator === undefined ? {} : { denominator }), ...(suppressed === undefined ? {} : { suppressed }) };
}
