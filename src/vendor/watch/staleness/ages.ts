import type { CveView } from '../../../model/cve-view.ts';
import type { Evidence, EvidenceKind } from '../../../model/evidence.ts';
import { documentForms, type DocumentForm } from '../../../model/evidence/document-forms.ts';
import { kindTitles } from '../../../model/evidence/titles.ts';
import { ours, quote, say, type Text } from '../../../model/text.ts';
import { addDays, daysBetween, parseDate, parseTime } from '../../../model/time.ts';
import type { VendorPosition } from '../../../model/vendor-position.ts';
import type { Stale } from '../../../model/watch/stale.ts';
import { daysOf } from './ends.ts';
import { captureFreshDays, cveListFreshDays, exploitedCatalogueFreshDays } from './limits.ts';

/** Kinds of evidence whose capture is older than its limit, each kind once however many files it has. */
export function agedCapture({ capture, evidence, places }: VendorPosition, now: number): readonly Stale[] {
  const kinds = new Set<EvidenceKind>(evidence.flatMap((entry) => entry.kind ?? []));
  if (places.length > 0) kinds.add('public-places');
  return [...kinds].toSorted().flatMap((kind) => {
    const limit = captureFreshDays[kind];
    if (limit === undefined) return [];
    return agedSince('capture', kind, capture.endedAt, limit, now, (age) => say`The ${ours(kindTitles[kind])} was collected on ${quote(capture.endedAt.slice(0, 10))}, ${age} ago; after ${limit} days Assay calls it stale.`);
  });
}

/** A local CVE list, or the catalogue of exploited vulnerabilities that it was compared with, that has not been renewed. */
export function agedLists(cve: CveView | undefined, now: number): readonly Stale[] {
  if (cve === undefined) return [];
  const newest = cve.list.newestAt ?? cve.list.importedAt;
  const catalogueDate = cve.exploited?.catalogueDate;
  return [
    ...agedSince('cve-list', 'CVE list', newest, cveListFreshDays, now, (age) => say`The newest record of the CVE list here is of ${quote(newest.slice(0, 10))}, ${age} ago; after ${cveListFreshDays} days Assay calls the list stale.`),
    ...(catalogueDate === undefined ? [] : agedCatalogue(catalogueDate, now)),
  ];
}

/**
 * A catalogue of exploited vulnerabilities that has not been renewed.
 * @param releasedAt its date or time of release
 * @param now milliseconds since 1970
 */
export function agedCatalogue(releasedAt: string, now: number): readonly Stale[] {
  return agedSince('exploited-catalogue', 'catalogue of exploited vulnerabilities', releasedAt, exploitedCatalogueFreshDays, now, (age) => say`The catalogue of exploited vulnerabilities here is of ${quote(releasedAt.slice(0, 10))}, ${age} ago; after ${exploitedCatalogueFreshDays} days Assay calls it stale.`);
}

/** Documents of the maker's whose last date lies further back than their form allows. A document without a date has no age. */
export function agedDocuments(evidence: readonly Evidence[], now: number): readonly Stale[] {
  return evidence.flatMap((item): readonly Stale[] => {
    if (item.kind !== 'document') return [];
    const { facts, artifact } = item as Evidence<'document'>;
    const form: DocumentForm = documentForms[facts.type];
    const last = facts.dates.map(({ date }) => date).toSorted().at(-1);
    const limit = form.freshDays;
    if (limit === undefined || last === undefined) return [];
    return agedSince('document', artifact.path, last, limit, now, (age) => say`The ${ours(form.title)} at ${quote(artifact.path)} is dated ${quote(last)}, ${age} ago; after ${limit} days Assay calls it out of date.`);
  });
}

function agedSince(what: Stale['what'], subject: string, at: string, limitDays: number, now: number, sentence: (age: Text) => Text): readonly Stale[] {
  const time = parseTime(at) ?? parseDate(at);
  // A time that can't be read is no proof of freshness, but the reader of that list has said so already.
  if (time === undefined || addDays(time, limitDays) >= now) return [];
  const days = daysBetween(now, time);
  return [{ what, state: 'aged', subject, at, days, sentence: sentence(daysOf(-days)) }];
}
