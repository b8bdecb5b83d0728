import { daysBefore, type Draft } from './draft.ts';

/** One CVE record as it is planned: what its issuer says, and what is true of it. */
export interface RecordPlan {
  readonly cveId: string;
  readonly issuer: 'maker' | 'other';
  readonly state: 'PUBLISHED' | 'REJECTED';
  /** CWE ids that the issuer names as such. */
  readonly cweIds: readonly string[];
  readonly cweInText?: boolean;
  readonly cpes: readonly string[];
  readonly cpePlace: 'affected' | 'cpeApplicability';
  readonly publishedOn: string;
  /** Days from public to published; undefined when the record does not say when the flaw became public. */
  readonly days?: number;
  readonly isReservedTooLate?: boolean;
  readonly hasAdp?: boolean;
}

/** Weaknesses that may name a root cause, with the classes they are in, taken from the CWE list by hand. */
export const weaknesses: Readonly<Record<string, readonly string[]>> = {
  'CWE-79': ['cross-site-scripting'], 'CWE-89': ['sql-injection'], 'CWE-78': ['command-injection'], 'CWE-22': ['path-traversal'], 'CWE-787': ['memory-safety'], 'CWE-416': ['memory-safety'],
  'CWE-502': ['deserialisation'], 'CWE-862': ['authorization'], 'CWE-306': ['authentication'], 'CWE-798': ['hard-coded-credentials', 'authentication'], 'CWE-352': ['cross-site-request-forgery'],
  'CWE-918': ['server-side-request-forgery'], 'CWE-611': ['xml-external-entity'], 'CWE-532': ['other'],
  // Discouraged for naming a root cause, but a weakness of the list.
  'CWE-20': ['other'], 'CWE-200': ['other'],
};
/** A category and a number that the list does not have: ids, but no weakness. */
const noWeaknesses = ['CWE-264', 'CWE-999999'];
export const classes = ['sql-injection', 'cross-site-scripting', 'command-injection', 'path-traversal', 'memory-safety', 'deserialisation', 'authorization', 'authentication', 'hard-coded-credentials', 'cross-site-request-forgery', 'server-side-request-forgery', 'xml-external-entity', 'other'] as const;

const goodCpe = (product: string): string => `cpe:2.3:a:example:${product}:4.1.0:*:*:*:*:*:*:*`;
const badCpe = 'cpe:2.3:a:example';

let lastNumber = 0;

function base(draft: Draft, issuer: RecordPlan['issuer']): Pick<RecordPlan, 'cveId' | 'issuer' | 'state' | 'cpePlace' | 'publishedOn' | 'hasAdp'> {
  lastNumber += 1;
  const publishedOn = daysBefore(draft.today, draft.random.between(10, 900));
  return { cveId: `CVE-${publishedOn.slice(0, 4)}-${20_000 + lastNumber}`, issuer, state: 'PUBLISHED', cpePlace: draft.random.pick(['affected', 'cpeApplicability']), publishedOn, hasAdp: draft.random.chance(0.5) };
}

/** Numbers of records begin anew with each product, so that the same seed gives the same ids. */
export function beginRecords(): void {
  lastNumber = 0;
}

/** A record with everything that goal 6 asks for. */
export function goodRecord(draft: Draft): RecordPlan {
  const { random } = draft;
  const id = random.pick(Object.keys(weaknesses).filter((name) => name !== 'CWE-20' && name !== 'CWE-200'));
  return { ...base(draft, 'maker'), cweIds: random.chance(0.2) && id !== 'CWE-79' ? [id, 'CWE-79'] : [id], cpes: [goodCpe('gateway'), ...(random.chance(0.3) ? [goodCpe('agent')] : [])], days: random.between(-2, 3) };
}

/** A record in which nothing of it is right. */
export function badRecord(draft: Draft): RecordPlan {
  return { ...base(draft, 'maker'), cweIds: [], cweInText: draft.random.chance(0.5), cpes: draft.random.chance(0.5) ? [] : [badCpe], days: draft.random.between(4, 120) };
}

/** A record with one thing amiss, whichever. */
export function mixedRecord(draft: Draft): RecordPlan {
  const good = goodRecord(draft);
  return draft.random.pick<() => RecordPlan>([
    () => ({ ...good, cweIds: [] }), () => ({ ...good, cweIds: [], cweInText: true }), () => ({ ...good, cweIds: ['CWE-20'] }), () => ({ ...good, cweIds: ['CWE-200', 'CWE-89'] }), () => ({ ...good, cweIds: [draft.random.pick(noWeaknesses)] }),
    () => ({ ...good, cpes: [] }), () => ({ ...good, cpes: [badCpe] }), () => ({ ...good, cpes: [badCpe, goodCpe('gateway')] }),
    () => ({ ...good, days: draft.random.between(4, 60) }), () => withoutPublicDate(good), () => ({ ...good, isReservedTooLate: true }),
  ])();
}

export function withoutPublicDate(plan: RecordPlan): RecordPlan {
  return Object.fromEntries(Object.entries(plan).filter(([key]) => key !== 'days')) as unknown as RecordPlan;
}

/** Records that say nothing about the maker: of other issuers, and rejected ones. */
export function strangers(draft: Draft): readonly RecordPlan[] {
  const others = Array.from({ length: draft.random.between(1, 4) }, (): RecordPlan => ({ ...mixedRecord(draft), issuer: 'other' }));
  const rejected = Array.from({ length: draft.random.between(1, 3) }, (): RecordPlan => ({ ...badRecord(draft), state: 'REJECTED' }));
  return [...others, ...rejected];
}

/** The record in the CVE Record Format. */
export function recordJson(draft: Draft, plan: RecordPlan, makerName: string): object {
  const { random } = draft;
  const zone = random.pick(['Z', '.000Z', '']);
  const publishedAt = `${plan.publishedOn}T${String(random.between(11, 20))}:30:00${zone}`;
  const reservedOn = daysBefore(plan.publishedOn, plan.isReservedTooLate === true ? -5 : 200);
  const issuer = plan.issuer === 'maker' ? { assignerOrgId: '7b5c5a1e-0000-4000-8000-000000000001', assignerShortName: random.pick([makerName, makerName.toUpperCase()]) } : { assignerOrgId: '7b5c5a1e-0000-4000-8000-0000000000ff', assignerShortName: random.pick(['other-cna', 'third-party']) };
  const metadata = { cveId: plan.cveId, ...issuer, state: plan.state, dateReserved: `${reservedOn}T08:00:00.000Z`, datePublished: publishedAt, dateUpdated: `${plan.publishedOn}T23:00:00.000Z` };
  const provider = { providerMetadata: { orgId: issuer.assignerOrgId, shortName: issuer.assignerShortName } };
  if (plan.state === 'REJECTED') return { dataType: 'CVE_RECORD', dataVersion: '5.1', cveMetadata: metadata, containers: { cna: { ...provider, rejectedReasons: [{ lang: 'en', value: 'Not a vulnerability.' }] } } };
  const text = plan.cweInText === true ? 'CWE-79 Cross-site scripting' : 'A flaw in the gateway';
  const applicability = [{ nodes: [{ operator: 'OR', negate: false, cpeMatch: plan.cpes.map((criteria) => ({ vulnerable: true, criteria })) }] }];
  const affected = [{ vendor: 'Example', product: 'gateway', versions: [{ status: 'affected', version: '4.1.0' }], ...(plan.cpes.length > 0 && plan.cpePlace === 'affected' ? { cpes: plan.cpes } : {}) }];
  const cna = {
    ...provider,
    // The earliest hour of publication is later than this one, so the days are whole.
    ...(plan.days === undefined ? {} : { datePublic: `${daysBefore(plan.publishedOn, plan.days)}T10:00:00.000Z` }),
    descriptions: [{ lang: 'en', value: 'A flaw in the gateway lets a reader write.' }],
    affected,
    references: [{ url: 'https://example.com/advisory' }],
    ...(plan.cweIds.length > 0 || plan.cweInText === true ? { problemTypes: [{ descriptions: plan.cweIds.length > 0 ? plan.cweIds.map((cweId) => ({ type: 'CWE', lang: 'en', cweId, description: cweId })) : [{ type: 'text', lang: 'en', description: text }] }] } : {}),
    ...(plan.cpes.length > 0 && plan.cpePlace === 'cpeApplicability' ? { cpeApplicability: applicability } : {}),
  };
  const adp = [{ providerMetadata: { orgId: '7b5c5a1e-0000-4000-8000-0000000000aa', shortName: 'CISA-ADP' }, title: 'Enrichment', problemTypes: [{ descriptions: [{ type: 'CWE', lang: 'en', cweId: 'CWE-79', description: 'CWE-79' }] }], affected: [{ vendor: 'example', product: 'gateway', cpes: [goodCpe('gateway')], versions: [{ status: 'affected', version: '4.1.0' }] }] }];
  return { dataType: 'CVE_RECORD', dataVersion: '5.1', cveMetadata: metadata, containers: { cna, ...(plan.hasAdp === true ? { adp } : {}) } };
}

/** What is true of a published record of the maker. */
export const truthOf = {
  hasCwe: ({ cweIds }: RecordPlan): boolean => cweIds.length > 0,
  hasCpe: ({ cpes }: RecordPlan): boolean => cpes.some((name) => name !== badCpe),
  classes: ({ cweIds }: RecordPlan): readonly string[] => {
    const known = cweIds.filter((id) => weaknesses[id] !== undefined);
    const named = known.flatMap((id) => weaknesses[id] ?? []).filter((name) => name !== 'other');
    return known.length === 0 ? [] : named.length === 0 ? ['other'] : [...new Set(named)];
  },
  /** Whole days from public to published, never negative; undefined where the record's times don't tell. */
  days: ({ days, isReservedTooLate }: RecordPlan): number | undefined => (days === undefined || isReservedTooLate === true ? undefined : Math.max(0, days)),
};
