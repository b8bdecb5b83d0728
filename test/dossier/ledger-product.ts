import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Words that stand in withheld files, their paths or nowhere else: none of them may be in a published dossier. */
export const plantedWords = ['quokka', 'zephyranthes', 'brummagem'] as const;
export const withheldPath = 'logs/quokka-sample.log';
/** Stays with the maker: neither named nor used. */
export const keptPath = 'notes/brummagem.txt';
export const productName = 'Ledger';
export const publisher = 'acme.example';

const owner = { orgId: '5d6cb32c-1a2b-4c3d-8e4f-aa11bb22cc33', shortName: 'acme' } as const;

/** One CVE record of the maker (CVE Record Format 5.1), complete unless it is asked to lack its CWE and CPE. */
function cveRecord(cveId: string, isComplete: boolean): object {
  const dates = { datePublished: '2026-03-10T12:00:00.000Z', dateUpdated: '2026-03-10T12:00:00.000Z' };
  return {
    dataType: 'CVE_RECORD',
    dataVersion: '5.1',
    cveMetadata: { cveId, assignerOrgId: owner.orgId, assignerShortName: owner.shortName, state: 'PUBLISHED', dateReserved: '2026-03-01T09:00:00.000Z', ...dates },
    containers: {
      cna: {
        providerMetadata: { ...owner, dateUpdated: dates.dateUpdated },
        datePublic: '2026-03-09T00:00:00.000Z',
        title: 'Stored markup in Ledger',
        descriptions: [{ lang: 'en', value: 'A comment field of Ledger before 2.4.1 does not escape markup.' }],
        affected: [{ vendor: 'Acme', product: 'Ledger', defaultStatus: 'unaffected', versions: [{ version: '0', status: 'affected', versionType: 'semver', lessThan: '2.4.1' }], ...(isComplete ? { cpes: ['cpe:2.3:a:acme:ledger:*:*:*:*:*:*:*:*'] } : {}) }],
        ...(isComplete ? { problemTypes: [{ descriptions: [{ lang: 'en', description: 'CWE-79 Cross-site scripting', cweId: 'CWE-79', type: 'CWE' }] }] } : {}),
        references: [{ url: 'https://acme.example/advisories/2026-03', tags: ['vendor-advisory'] }],
      },
    },
  };
}

const bill = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: 'urn:uuid:5f0c5b5e-8f1d-4c0e-9a55-2f6a7a1c9d10',
  version: 1,
  metadata: { timestamp: '2026-05-01T09:30:00Z', component: { type: 'application', 'bom-ref': 'ledger', name: productName, version: '2.4.0' } },
  components: [{ type: 'library', 'bom-ref': 'abacus', name: 'abacus', version: '1.2.0', purl: 'pkg:npm/abacus@1.2.0', licenses: [{ license: { id: 'MIT' } }] }],
  dependencies: [{ ref: 'ledger', dependsOn: ['abacus'] }, { ref: 'abacus' }],
};

const statement = `assay: 1
product: { name: ${productName}, maker: Acme, version: 2.4.0 }
conditions: { on-premises: true }
cnaShortName: acme
evidence:
  - { path: sbom.cdx.json, kind: sbom }
  - { path: SECURITY.md, kind: disclosure-policy }
  - { path: records.jsonl, kind: cve-records }
  - { path: logs, kind: audit-log }
publish:
  publisher: ${publisher}
  public: [assay.yaml, sbom.cdx.json, SECURITY.md, records.jsonl, src]
  withheld: [logs]
`;

const policy = `# Vulnerability disclosure policy

You may test all products of Acme in good faith. Please report a vulnerability to security@acme.example.
We will not pursue legal action against you. You may publish what you found 90 days after your report.
`;

const sample = `<34>1 2026-05-31T09:30:00.000Z zephyranthes ledger 17 SIGN-IN [audit@32473 area="identity" actor="account 17" target="console" outcome="success" src="203.0.113.7"] signed in
<134>1 2026-05-31T11:31:00+02:00 zephyranthes ledger 17 - [audit@32473 area="configuration" actor="account 17" target="quokka store" outcome="success"] changed
`;

/** The files of an invented product by their paths. */
export const ledgerFiles: Readonly<Record<string, string>> = {
  'assay.yaml': statement,
  'sbom.cdx.json': `${JSON.stringify(bill, undefined, 1)}\n`,
  'SECURITY.md': policy,
  'records.jsonl': `${JSON.stringify(cveRecord('CVE-2026-10001', true))}\n`,
  'src/main.py': 'def total(amounts):\n    return sum(amounts)\n',
  [withheldPath]: sample,
  [keptPath]: 'brummagem: for the maker alone\n',
};

/** Records of the same maker that a customer collected itself: one names neither CWE nor CPE. */
export const collectedRecords = [cveRecord('CVE-2026-10001', true), cveRecord('CVE-2026-10002', false)].map((record) => `${JSON.stringify(record)}\n`).join('');

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
