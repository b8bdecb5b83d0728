import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What an invented CVE record says; what is left out is not stated. */
export interface Invented {
  readonly id: string;
  readonly issuer?: string;
  readonly state?: 'PUBLISHED' | 'REJECTED';
  readonly vendor?: string;
  readonly products?: readonly string[];
  readonly cwe?: readonly string[];
  readonly cweText?: string;
  readonly cpes?: readonly string[];
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly publicAt?: string;
  readonly adp?: object;
}

/** A record of format 5.1, as the CVE Program writes it. */
export function inventedRecord({ id, issuer = 'acme', state = 'PUBLISHED', vendor = 'Acme Corp', products = ['Portal'], cwe = ['CWE-79'], cweText, cpes = [], publishedAt = '2024-03-01T10:00:00.000Z', updatedAt = publishedAt, publicAt, adp }: Invented): string {
  const orgId = '5d6cb32c-1a2b-4c3d-8e4f-aa11bb22cc33';
  const descriptions = [...cwe.map((cweId) => ({ lang: 'en', cweId, description: cweId, type: 'CWE' })), ...(cweText === undefined ? [] : [{ lang: 'en', description: cweText, type: 'text' }])];
  const cna = state === 'REJECTED' ? { providerMetadata: { orgId }, rejectedReasons: [{ lang: 'en', value: 'Not a flaw.' }] } : {
    providerMetadata: { orgId }, ...(publicAt === undefined ? {} : { datePublic: publicAt }),
    descriptions: [{ lang: 'en', value: 'A flaw with a "quoted" word and a brace } in it.' }],
    problemTypes: [{ descriptions }],
    affected: products.map((product) => ({ vendor, product, ...(cpes.length === 0 ? {} : { cpes }), versions: [{ version: '1.0', status: 'affected' }] })),
    references: [{ url: 'https://acme.example/advisory' }, { url: 'https://acme.example/fix' }],
    metrics: [{ format: 'CVSS', cvssV3_1: { version: '3.1', vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', baseScore: 9.8, baseSeverity: 'CRITICAL' } }],
  };
  return JSON.stringify({
    dataType: 'CVE_RECORD', dataVersion: '5.1',
    cveMetadata: { cveId: id, assignerOrgId: orgId, assignerShortName: issuer, state, dateReserved: '2024-01-01T00:00:00.000Z', ...(state === 'REJECTED' ? {} : { datePublished: publishedAt }), dateUpdated: updatedAt },
    containers: { cna, ...(adp === undefined ? {} : { adp: [adp] }) },
  }, undefined, 4);
}

/** Writes records as the list lays them out: by year and thousand. */
export function writeList(root: string, records: readonly Invented[]): void {
  for (const record of records) writeRecord(root, record);
}

export function writeRecord(root: string, record: Invented): string {
  const path = join(root, pathOf(record.id));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, inventedRecord(record));
  return path;
}

export function pathOf(id: string): string {
  const [, year = '', number = ''] = id.split('-');
  return `cves/${year}/${number.slice(0, -3)}xxx/${id}.json`;
}

/** Many small records, enough for several parts of an import. */
export function manyRecords(count: number): readonly Invented[] {
  return Array.from({ length: count }, (_, index): Invented => ({
    id: `CVE-2024-${20_000 + index}`, issuer: ['acme', 'finder', 'globex'][index % 3] ?? '', vendor: index % 2 === 0 ? 'Acme Corp' : 'Globex', products: [`Product ${index % 40}`],
    ...(index % 50 === 0 ? { state: 'REJECTED' as const } : {}),
  }));
}

/** Everything in an index that an import decides; not when it ran. */
export function contentOf(index: string): Record<string, unknown> {
  const database = new DatabaseSync(index, { readOnly: true });
  const rows = (sql: string): unknown => database.prepare(sql).all();
  try {
    return {
      ...Object.fromEntries(['issuer', 'vendor', 'product', 'record', 'mention', 'folder', 'folderPart', 'unreadable', 'source'].map((table) => [table, rows(`SELECT * FROM ${table} ORDER BY 1, 2`)])),
      state: rows('SELECT newest, records FROM state'),
      run: rows('SELECT id, source, new, changed, unchanged, older, unreadable, other FROM run'),
    };
  } finally {
    database.close();
  }
}
