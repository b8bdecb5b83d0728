import { isLikelyEvidence, mayBeGuessed, type Candidate } from '../../assess/candidates.ts';
import type { EvidenceKind } from '../../model/evidence.ts';
import { kindTitles } from '../../model/evidence/titles.ts';
import { languageOf } from '../../read/source-tree/language-of.ts';
import type { ReadingSummary } from './inspection-summary.ts';
import type { LaidOut } from './materialise.ts';

type Entries = readonly Pick<ReadingSummary['entries'][number], 'path' | 'kind'>[];

/** A file of a release with what was seen in it when it came in. */
export interface HandedOver {
  readonly path: string;
  readonly digest: string;
  readonly reading: ReadingSummary | null;
}

/** Whether an archive is one set of CVE records, which is read as it is; any other is a folder of files. */
export function isRecordSet(entries: Entries): boolean {
  return entries.some(({ path, kind }) => kind === 'cve-records' && !path.includes('/'));
}

/** How a file is laid out for an assessment: archives as the folders that they were. */
export function layoutOf({ path, digest, reading }: HandedOver): LaidOut {
  return { path, content: { digest }, isUnpacked: reading === null || !isRecordSet(reading.entries) };
}

/**
 * What was handed over and whose form is known, as evidence for an assessment: who hands a file over need not name it in the statement
 * once more. Of an archive only what looks like evidence by name and place, for its tests and samples are none.
 */
export function evidenceIn({ path, reading }: HandedOver): readonly Candidate[] {
  if (reading === null) return [];
  const candidate = (own: string): Candidate => ({ path: own, origin: 'handed-over', isNamed: true });
  const known = reading.entries.filter(({ kind }) => kind !== null && kind !== 'product-statement');
  if (reading.archiveFiles === null || isRecordSet(reading.entries)) return known.length === 0 ? [] : [{ ...candidate(path), isApart: true }];
  const placed = known.map((entry) => ({ kind: entry.kind ?? '', own: `${path}${entry.path.slice(entry.path.indexOf('/'))}` }));
  return placed.filter(({ own, kind }) => isLikelyEvidence(own) && mayBeGuessed(own, kind)).map(({ own }) => candidate(own));
}

/** Whether a file is evidence by what was seen in it; source is searched as a part of the product, and no evidence by itself. */
export function isKnown({ kinds }: { readonly kinds: string | null }): boolean {
  return kinds === null || (JSON.parse(kinds) as readonly string[]).some((kind) => kind !== 'source-tree');
}

/**
 * The kinds of evidence that a file is or holds. A file of a programming language, and an archive that is no set of records, is source
 * as well.
 */
export function kindsIn({ path, reading }: { readonly path: string; readonly reading: ReadingSummary }): readonly EvidenceKind[] {
  const known = reading.entries.flatMap(({ kind, state }) => (kind !== null && state === 'read' && kind in kindTitles ? [kind as EvidenceKind] : []));
  const isSource = reading.archiveFiles === null ? languageOf(path, () => '')?.isMarkup === false : !isRecordSet(reading.entries);
  return [...new Set(isSource ? [...known, 'source-tree' as const] : known)].toSorted();
}
