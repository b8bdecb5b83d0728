import { Random } from '../random.ts';

/** A file as a maker hands it over. */
export interface EvidenceText {
  readonly path: string;
  readonly text: string;
}

/** Products of one line share their platform, so that what they hand over in a month has the same bytes. */
export const lines = 5;
/** Components in the bill of each line, from a small agent to a large suite. */
const components = [1500, 60, 240, 600, 120] as const;
/** Months of sign-ins and installations that each table holds. */
const monthsInTable = 6;

/**
 * What is handed over for a line in a month. With a new release: a bill of materials, sign-in statistics and one of patch
 * adoption, CVE records, a disclosure policy and a token log; between releases the newest statistics.
 * @param month counted from the first one
 * @param dayOf the last day of a month, `2026-05-31`
 */
export function evidenceOf(line: number, month: number, dayOf: (month: number) => string): readonly EvidenceText[] {
  const random = new Random(line * 1000 + month);
  const signIns = { path: 'adoption/sign-in.csv', text: signInStatistics(line, month, dayOf) };
  if (month % 2 === 1) return [signIns];
  const version = `${line + 1}.${month / 2}.0`;
  const others: readonly EvidenceText[] = [
    { path: 'adoption/installs.csv', text: installations(line, month, dayOf) },
    { path: 'cve/records.jsonl', text: records(random, line, month, dayOf) },
    { path: 'SECURITY.md', text: policy(line) },
    { path: 'logs/sign-in.log', text: log(random, dayOf(month)) },
  ];
  const other = others[(month / 2) % others.length];
  const first = month === 0 ? others.slice(1, 3) : [];
  return [{ path: 'sbom/product.cdx.json', text: bill(random, line, version, dayOf(month)) }, signIns, ...(other === undefined ? [] : [other]), ...first];
}

function bill(random: Random, line: number, version: string, day: string): string {
  const list = Array.from({ length: components[line] ?? 60 }, (_, index) => {
    const name = `${random.words(1)}-${random.words(1)}-${index}`;
    const own = random.chance(0.95) ? `${random.below(9)}.${random.below(20)}.${random.below(9)}` : undefined;
    return { type: 'library', name, ...(own === undefined ? {} : { version: own, purl: `pkg:npm/${name}@${own}` }), ...(random.chance(0.8) ? { licenses: [{ license: { id: 'MIT' } }] } : {}) };
  });
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { timestamp: `${day}T08:00:00Z`, component: { type: 'application', name: `Line ${line + 1}`, version } }, components: list }, undefined, 1)}\n`;
}

function signInStatistics(line: number, month: number, dayOf: (month: number) => string): string {
  const rows = monthsUpTo(month).flatMap((at) => ['administrator', 'user'].flatMap((role, place) => {
    const active = 400 + line * 210 + place * 3000;
    const fido2 = Math.floor(active * Math.min(0.9, 0.1 + at * 0.02 + place * 0.01));
    const totp = Math.floor(active * 0.05) + 10;
    return ([['none', active - fido2 - totp], ['totp', totp], ['fido2', fido2]] as const).map(([factor, accounts]) => `${dayOf(at).slice(0, 7)},customers,${role},${factor},${accounts},${active}`);
  }));
  return `period,population,role,factor,accounts,active\n${rows.join('\n')}\n`;
}

function installations(line: number, month: number, dayOf: (month: number) => string): string {
  const rows = monthsUpTo(month).flatMap((at) => [0, 1, 2].map((back) => `${dayOf(at)},${line + 1}.${Math.max(0, Math.floor(at / 2) - back)}.0,${dayOf(Math.max(-2, at - back * 2))},${1200 - back * 300 + line * 40}`));
  return `date,version,released,installs\n${[...new Map(rows.map((row) => [row.split(',').slice(0, 2).join(), row])).values()].join('\n')}\n`;
}

function records(random: Random, line: number, month: number, dayOf: (month: number) => string): string {
  return Array.from({ length: 30 }, (_, index) => {
    const at = `${dayOf(Math.max(0, month - (index % 6)))}T10:00:00.000Z`;
    const id = `CVE-2099-${10_000 + line * 1000 + index}`;
    const provider = { orgId: '11111111-2222-4333-8444-555555555555', shortName: 'acme', dateUpdated: at };
    return JSON.stringify({
      dataType: 'CVE_RECORD', dataVersion: '5.1', cveMetadata: { cveId: id, assignerOrgId: provider.orgId, assignerShortName: 'acme', state: 'PUBLISHED', dateReserved: at, datePublished: at, dateUpdated: at },
      containers: { cna: { providerMetadata: provider, title: random.words(4), descriptions: [{ lang: 'en', value: random.words(12) }], affected: [{ vendor: 'Acme', product: `Line ${line + 1}`, versions: [{ version: '1.0', status: 'affected' }] }], references: [{ url: `https://acme.example/advisories/${index}` }], ...(random.chance(0.8) ? { problemTypes: [{ descriptions: [{ lang: 'en', type: 'CWE', cweId: `CWE-${random.pick([79, 89, 22, 787, 416])}`, description: 'a weakness' }] }] } : {}) } },
    });
  }).join('\n');
}

function policy(line: number): string {
  return `# Vulnerability disclosure policy of line ${line + 1}\n\nYou may test all products of Acme in good faith. Please report a vulnerability to security@acme.example.\nWe will not pursue legal action against you. You may publish what you found 90 days after your report.\n`;
}

function log(random: Random, day: string): string {
  return Array.from({ length: 40 }, (_, index) => `<34>1 ${day}T${String(index % 24).padStart(2, '0')}:30:00.000Z host product 17 SIGN-IN [audit@32473 area="identity" actor="account ${random.below(900)}" target="console" outcome="success" src="203.0.113.7"] signed in\n`).join('');
}

function monthsUpTo(month: number): readonly number[] {
  return Array.from({ length: Math.min(month + 1, monthsInTable) }, (_, index) => month - Math.min(month, monthsInTable - 1) + index);
}
