import type { Digest, Pointer } from '../../model/artifact.ts';
import type { CveRecord, MakerIssuer } from '../../model/evidence/cve-records.ts';
import type { EvidenceOf } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { counted, ours, quote, say } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';
import { pointersMax } from './record-findings.ts';

/** A record and where it was read. */
export interface RecordAt {
  readonly record: CveRecord;
  readonly pointer: Pointer;
}

/** The records that bear on the maker, and what is to be said about the others. */
export interface MakerRecords {
  /** Published records that the maker issued, each id once, in the order of reading. */
  readonly own: readonly RecordAt[];
  /** About records that are not judged, and about an issuer that is not known for certain. */
  readonly findings: readonly Finding[];
  /** Dimensions of every measure: an assumed issuer is another definition than a stated one. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly sources: readonly Digest[];
}

/**
 * Sorts records by who issued them. Only what the maker issued bears on the maker: a record by somebody else says nothing about the maker's duty.
 * Who the maker is, its statement says; about another maker whoever made the set says it, and says from where. Without either, records
 * that all come from one issuer are taken as the maker's; that stays open until the statement says so.
 * @param assessedAt RFC 3339: what was published later cannot have been seen
 */
export function makerRecords(evidence: EvidenceOf<'cve-records' | 'product-statement'>, assessedAt: string): MakerRecords {
  const records = uniqueRecords(evidence['cve-records'].flatMap((item) => item.facts.records.map((record) => ({ record, pointer: pointerTo(record, item.artifact) }))));
  const sources = [...new Set(evidence['cve-records'].map((item) => item.artifact.digest))];
  const rejected = records.filter(({ record }) => record.state === 'REJECTED');
  const stateless = records.filter(({ record }) => record.state === 'other');
  const now = parseTime(assessedAt) ?? 0;
  const isToCome = ({ record: { state, publishedAt } }: RecordAt): boolean => state === 'PUBLISHED' && publishedAt !== undefined && (parseTime(publishedAt) ?? 0) > now;
  const toCome = records.filter(isToCome);
  const published = records.filter((item) => item.record.state === 'PUBLISHED' && !isToCome(item));
  const omitted = evidence['cve-records'].filter((item) => item.facts.recordsOmitted > 0);
  const aside = [
    ...omitted.slice(0, 1).map((item): Finding => ({ outcome: 'unknown', subject: 'records not looked at', message: say`${omitted.reduce((sum, other) => sum + other.facts.recordsOmitted, 0)} records of a very long list were only counted; hand over the records of the maker alone.`, pointers: [{ artifact: item.artifact.digest, path: item.artifact.path }] })),
    ...leftOut('rejected records', rejected, say`${counted(rejected.length, 'rejected record is', 'rejected records are')} left out: a rejected id names no vulnerability.`),
    ...leftOut('records in no published state', stateless, say`${counted(stateless.length, 'record is', 'records are')} left out: neither published nor rejected.`),
    ...leftOut('records to come', toCome, say`${counted(toCome.length, 'record says that it was', 'records say that they were')} published after the time of the assessment, and ${ours(toCome.length === 1 ? 'is' : 'are')} left out.`),
  ];
  const stated = new Set(evidence['product-statement'].flatMap((item) => (item.facts.cnaShortName === undefined ? [] : [folded(item.facts.cnaShortName)])));
  if (stated.size > 0) return { ...ofIssuers(published, stated, aside), dimensions: {}, sources };
  const named = evidence['cve-records'].flatMap((item) => (item.facts.makerIssuers === undefined ? [] : [item.facts.makerIssuers]));
  if (named.length > 0) return { ...ofNamed(published, named.flat(), aside), sources };
  return { ...assumed(published, aside), sources };
}

/** The records of the given issuers (folded names), the others left out. */
function ofIssuers(published: readonly RecordAt[], names: ReadonlySet<string>, aside: readonly Finding[]): Pick<MakerRecords, 'own' | 'findings'> {
  const isOwn = ({ record }: RecordAt): boolean => record.issuer.shortName !== undefined && names.has(folded(record.issuer.shortName));
  const others = published.filter((item) => !isOwn(item));
  return {
    own: published.filter(isOwn),
    findings: [...aside, ...leftOut('records of other issuers', others, say`${counted(others.length, 'record was', 'records were')} issued by others than the maker and shown without judgement.`)],
  };
}

/** Issuers named by whoever made the set. The likeness of a name alone leaves the question open. */
function ofNamed(published: readonly RecordAt[], issuers: readonly MakerIssuer[], aside: readonly Finding[]): Omit<MakerRecords, 'sources'> {
  const subject = 'issuer of the records';
  const dimensions = { issuer: [...new Set(issuers.map(({ from }) => from))].toSorted().join(' and ') };
  if (issuers.length === 0) return { own: [], findings: [...aside, { outcome: 'unknown', subject, message: ours('Which issuer of CVE records is the maker is not known, so no record is held for or against it.'), count: published.length, pointers: published.slice(0, 1).map((item) => item.pointer) }], dimensions: { issuer: 'not known' } };
  const { own, findings } = ofIssuers(published, new Set(issuers.map(({ shortName }) => folded(shortName))), aside);
  const alike = issuers.filter(({ from }) => from === 'same-name');
  const [first] = alike;
  if (first === undefined) return { own, findings, dimensions };
  const named = new Set(alike.map(({ shortName }) => folded(shortName)));
  const guessed = own.filter(({ record }) => named.has(folded(record.issuer.shortName ?? '')));
  if (guessed.length === 0) return { own, findings, dimensions };
  return { own, findings: [...findings, { outcome: 'unknown', subject, message: say`${counted(guessed.length, 'record was', 'records were')} issued by ${quote(first.shortName)}, which is taken as the maker because the names are alike; a person must say whether it is.`, pointers: guessed.slice(0, 1).map((item) => item.pointer) }], dimensions };
}

function assumed(published: readonly RecordAt[], aside: readonly Finding[]): Omit<MakerRecords, 'sources'> {
  const issuers = new Set(published.map(({ record }) => folded(record.issuer.shortName ?? record.issuer.orgId ?? '')));
  const [first] = published;
  const dimensions = { issuer: 'assumed' };
  if (first === undefined) return { own: [], findings: aside, dimensions };
  const name = first.record.issuer.shortName ?? first.record.issuer.orgId;
  const subject = 'issuer of the records';
  const pointers = [first.pointer];
  if (issuers.size === 1 && name !== undefined) {
    return { own: published, findings: [...aside, { outcome: 'unknown', subject, message: say`${counted(published.length, 'published record comes', 'published records come')} from the issuer ${quote(name)} alone, which is assumed to be the maker; the product statement was expected to say so with cnaShortName.`, pointers }], dimensions };
  }
  const message = issuers.size === 1 ? ours('The records name no issuer, so nobody can tell whether the maker issued them.') : say`The records come from ${issuers.size} issuers and the product statement does not say which of them is the maker; cnaShortName was expected.`;
  return { own: [], findings: [...aside, { outcome: 'unknown', subject, message, count: published.length, pointers }], dimensions };
}

function leftOut(subject: string, records: readonly RecordAt[], message: Finding['message']): readonly Finding[] {
  return records.length === 0 ? [] : [{ outcome: 'not-applicable', subject, message, count: records.length, pointers: records.slice(0, pointersMax).map((item) => item.pointer) }];
}

function pointerTo(record: CveRecord, artifact: { readonly digest: Digest; readonly path: string }): Pointer {
  return { artifact: artifact.digest, path: artifact.path, ...(record.member === undefined ? {} : { member: record.member }), ...(record.row === undefined ? {} : { row: record.row }) };
}

/** One record for each id: of several the one that was updated last. Records without an id all stay. */
function uniqueRecords(all: readonly RecordAt[]): readonly RecordAt[] {
  const latest = new Map<string, RecordAt>();
  for (const item of all) {
    const id = item.record.cveId;
    const before = id === undefined ? undefined : latest.get(id);
    if (id !== undefined && (before === undefined || updatedAt(item) > updatedAt(before))) latest.set(id, item);
  }
  return all.filter((item) => item.record.cveId === undefined || latest.get(item.record.cveId) === item);
}

function updatedAt({ record }: RecordAt): number {
  return (record.updatedAt === undefined ? undefined : parseTime(record.updatedAt)) ?? Number.NEGATIVE_INFINITY;
}

/** Short names differ in case between records of one issuer. */
function folded(name: string): string {
  return name.trim().toLowerCase();
}
