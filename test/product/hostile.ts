import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A product whose every name tries to break out of the place where it is shown. */

/** Stands in every payload: where it comes out bare, a payload came through. */
export const mark = 'HOSTILE';
const esc = '\u001b';
const bell = '\u0007';

/** Names that mean something to a terminal, browser, Markdown renderer, spreadsheet, build server, or reader's eye. */
export const payloads: readonly string[] = [
  `${esc}[31m${mark}${esc}[0m`,
  `${esc}]8;;http://evil.example/${bell}${mark}`,
  `${esc}]0;${mark}${bell}\r\u009b2J`,
  `<script>alert('${mark}')</script>`,
  `<img src=x onerror=alert(1)>${mark}`,
  `" onmouseover="alert(1)" ${mark}="`,
  `</style></title>${mark}<!--`,
  `]]>${mark}<![CDATA[`,
  `[${mark}](javascript:alert(1))`,
  `![${mark}](http://evil.example/x.png)`,
  `\`\`${mark}\` @everyone #1 http://evil.example/`,
  `| ${mark} | x |\n|---|`,
  `\n\n# ${mark}\n\n- [x] done`,
  `=HYPERLINK("http://evil.example","${mark}")`,
  `@SUM(${mark})`,
  `+cmd|'/c calc'!${mark}`,
  `-2+3+${mark}`,
  `\t=1+${mark}`,
  `\n::error file=a.js,line=1::${mark}`,
  `\r\n##[error]${mark}`,
  `##vso[task.setvariable variable=x]${mark}`,
  `##teamcity[message text='${mark}']`,
  `${mark}\u202egnp.exe`,
  `${mark}\u200b\u2066\ufeff`,
  `${mark}\u0085\u2028x`,
  `{0} \${${mark}} {{${mark}}} %0A${mark}`,
];

/** A payload as part of a file name: no slash, no NUL, short enough for a file system. */
const fileName = (payload: string): string => payload.replaceAll('/', '_').slice(0, 120);

export function writeHostileProduct(folder: string): void {
  const at = (index: number): string => payloads[index % payloads.length] ?? mark;
  const files = new Map<string, string>();
  const evidence: object[] = [];
  const add = (path: string, content: string, more: object = {}): void => { files.set(path, content); evidence.push({ path, ...more }); };

  payloads.forEach((payload, index) => {
    const name = fileName(payload);
    // Read, unreadable and in no known format, each under a hostile name.
    add(`evidence/${index} ${name}.md`, `---\nassay: ${['threat-model', 'log-policy', 'cve-policy'][index % 3] ?? 'executive'}\ntitle: ${mark}\n---\n\n# ${mark} ${payload.replaceAll(/[\n\r]/g, ' ')}\n`, { kind: 'document' });
    if (index % 4 === 0) add(`evidence/${index} ${name}.json`, `{"bomFormat":"CycloneDX","specVersion":"1.6","x":"${mark}`);
    if (index % 5 === 0) add(`evidence/${index} ${name}.dat`, `${mark}\n`);
    files.set(`src/${index} ${name}.ts`, `export const setup = { user: 'admin', password: 'S3tup-0nce-${index}' };\nexport const find = (db, id) => db.query('SELECT a FROM b WHERE id = ' + id);\n`);
    files.set(`src/${name}/${index}.env`, `ADMIN_PASSWORD=S3tup-0nce-${index}\n`);
  });
  const components = payloads.map((payload, index) => ({ type: 'library', 'bom-ref': payload, name: payload, ...(index % 2 === 0 ? { version: payload } : {}), supplier: { name: payload }, licenses: [{ license: { name: payload } }], purl: payload }));
  add('evidence/bill.cdx.json', JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { timestamp: '2026-11-01T08:00:00Z', tools: { components: [{ type: 'application', name: at(3), version: at(4) }] }, component: { type: 'application', 'bom-ref': 'subject', name: at(0), version: at(1) } }, components, dependencies: payloads.map((payload) => ({ ref: payload, dependsOn: [`no such ${payload}`] })), [at(5)]: at(6) }));
  add('evidence/records.json', JSON.stringify(payloads.map((payload, index) => ({ dataType: 'CVE_RECORD', dataVersion: payload, cveMetadata: { cveId: `CVE-2026-${10_000 + index}`, assignerOrgId: payload, assignerShortName: payload, state: 'PUBLISHED', datePublished: payload }, containers: { cna: { affected: [{ vendor: payload, product: payload, cpes: [payload] }], problemTypes: [{ descriptions: [{ lang: payload, cweId: payload, description: payload }] }], [payload]: payload } } }))), { kind: 'cve-records' });
  add('evidence/SECURITY.md', `# Vulnerability disclosure policy\n\nPlease report vulnerabilities at https://${mark.toLowerCase()}.example/report or by e-mail to a@evil.example. ${payloads.slice(3).join('\n\n')}\n`, { kind: 'disclosure-policy' });
  add('evidence/security.txt', `Contact: https://evil.example/${mark}\nExpires: ${mark}\n${mark}-Field: ${at(3)}\nPolicy: ${at(8)}\n`);
  add('evidence/audit.jsonl', `${JSON.stringify({ time: at(0), area: at(3), action: at(4), actor: at(5) })}\n`);
  add(`evidence/no such file ${fileName(at(18))}`, '');
  files.delete(`evidence/no such file ${fileName(at(18))}`);

  const word = { by: at(0), role: at(3), at: '2026-02-01', expiresAt: '2027-01-31' };
  const goals = ['pledge/mfa', 'pledge/default-passwords', 'pledge/vulnerability-classes', 'pledge/security-patches', 'pledge/vdp', 'pledge/cves', 'pledge/evidence-of-intrusions'];
  const statement = {
    product: { name: payloads.join(' '), maker: at(13), version: at(4), covers: [at(5)], leavesOut: payloads },
    conditions: { 'artificial-intelligence': { holds: false, reason: at(8) }, 'customer-accounts': { holds: false, reason: payloads.join(' ') } },
    measures: [{ requirement: 'pledge/default-passwords', measure: 'default-credentials', chosenAt: '2026-01-05', baseline: { at: '2026-01-05', numerator: 0, denominator: 5 } }],
    obstacles: payloads.map((text) => ({ requirement: 'pledge/default-passwords', text })),
    claims: goals.map((requirement, index) => ({ requirement, text: at(index * 3), ...word, role: at(index) })),
    affirmations: [{ requirement: 'pledge/scope', scope: at(9), ...word, by: at(14) }, { requirement: 'pledge/signing-date', scope: at(10), ...word, role: at(15) }],
    setAside: payloads.map((_, index) => ({ fingerprint: `cve-record-has-cwe/CVE-2026-${10_000 + index}`, reason: at(index), by: at(index + 1), until: '2027-01-31' })),
    logs: { retentionDays: 10 },
    cnaShortName: at(0),
    waysChosen: ['pledge/cve-policy'],
    evidence,
    notShipped: ['evidence'],
  };
  files.set('assay.yaml', `assay: 1\n${Object.entries(statement).map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join('\n')}\n`);
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
