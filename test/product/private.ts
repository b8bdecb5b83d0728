import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A product whose evidence is full of names, addresses, accounts and secrets that must come out nowhere. */

/** What is planted: any of these in an output is a leak. Mailbox names, never domains: a domain may be shown. */
export const planted = ['Wilhelmina', 'Plantagenet', 'wplanta', '4711-0815-77', '000000471108', 'AKIAPLANTED', '203.0.113.77', '2001:db8::4711', 'plantedsession', '+49-555-4711', 'Secret4711'] as const;
const [first, last, mailbox, id, account, key, ip, ip6, session, phone, secret] = planted;
const mail = `${mailbox}@people.example`;

const months = ['2026-08', '2026-09'];
const ocsf = (index: number): string => JSON.stringify({ class_uid: 3002, category_uid: 3, activity_id: 1, type_uid: 300_201, severity_id: 1, time: 1_790_000_000_000 + index * 1000, metadata: { version: '1.5.0', correlation_uid: session }, user: { name: `${first} ${last}`, email_addr: mail, uid: id }, src_endpoint: { ip }, status_id: 1, message: `${first} came from ${ip6} with ${secret}` });
const plain = (index: number): string => JSON.stringify({ time: `2026-11-0${(index % 9) + 1}T09:30:00Z`, area: 'data', actor: mail, action: `read ${id}`, target: `${first}.pdf`, outcome: 'success', source: ip, correlation: session });

const logs: Readonly<Record<string, string>> = {
  'audit-ocsf.jsonl': `${Array.from({ length: 12 }, (_, index) => ocsf(index)).join('\n')}\n{"class_uid":3002,"${mail}":1,"${mail}":2}\n{"class_uid": ${secret}\n`,
  'audit-plain.log': `${Array.from({ length: 12 }, (_, index) => plain(index)).join('\n')}\n${first} ${last} ${ip}\n{"time":"${ip}","area":"${first}","action":"${secret}"}\n`,
  'audit.cef': `${Array.from({ length: 5 }, () => `CEF:0|Example|gateway|4.1|100|${first} signed in|3|suser=${mail} src=${ip} duser=${last} outcome=success externalId=${session} cs1=${secret} rt=1790000000000 cat=/Authentication/Verify`).join('\n')}\nCEF:0|${first}|${last}\n`,
  'audit.syslog': `${Array.from({ length: 5 }, () => `<34>1 2026-11-01T09:30:00Z ${ip} app ${id} sign-in [audit@32473 area="identity" actor="${mail}" source="${ip6}" target="${first}"] ${secret}`).join('\n')}\n<999>1 ${first} ${mail}\n`,
  'audit-ecs.jsonl': `${Array.from({ length: 5 }, () => JSON.stringify({ '@timestamp': '2026-11-01T09:30:00Z', event: { category: ['authentication'], type: ['start'], action: `sign-in ${first}`, outcome: 'success' }, user: { name: last, email: mail }, source: { ip }, ecs: { version: '8.11.0' } })).join('\n')}\n`,
  'audit-broken.json': `[{"class_uid":3002,"activity_id":1,"category_uid":3,"type_uid":300201,"severity_id":1,"time":1790000000000,"user":{"name":"${first} ${last}`,
};

const adoption: Readonly<Record<string, string>> = {
  'sign-in.csv': `period,population,role,factor,accounts,${first},contact\n${months.flatMap((period) => ['none', 'totp', 'fido2'].map((factor) => `${period},customers,user,${factor},${period === '2026-08' ? 100 : 140},${last},${mail}`)).join('\n')}\n2026-09,customers,${first} ${last},${mailbox},40,,\n2026-09,${id},user,none,40,,\n${last},customers,user,none,${secret},,\n`,
  'sign-in-broken.csv': `period,population,role,factor,accounts\n2026-05,customers,user,none,"${first} ${last}\n`,
  'sign-in-twice.json': `{"assay":"mfa-adoption","${mail}":1,"${mail}":2,"series":[]}`,
  'staff-entra.json': JSON.stringify({ '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#reports/authenticationMethods/userRegistrationDetails', value: Array.from({ length: 30 }, (_, index) => ({ id: `${id}-${index}`, userPrincipalName: mail, userDisplayName: `${first} ${last}`, isAdmin: index % 5 === 0, isMfaCapable: index % 2 === 0, methodsRegistered: ['fido2SecurityKey', phone] })) }),
  'staff-aws.csv': `user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active\n${Array.from({ length: 24 }, (_, index) => `${mailbox}${index},arn:aws:iam::${account}:user/${mailbox}${index},2026-01-01T00:00:00Z,true,2026-10-01T00:00:00Z,2026-01-01T00:00:00Z,N/A,${index % 2 === 0},${key}`).join('\n')}\n`,
  'installs.csv': `date,version,released,installs,site\n2026-09-01,4.1.0,2026-08-10,900,${first} ${last}\n2026-09-01,4.0.0,2025-11-03,400,${ip}\n2026-09-08,${mail},,70,\n2026-09-08,4.1.0,,1100,${id}\n${account},4.1.0,,30,\n`,
};

const texts: Readonly<Record<string, string>> = {
  'bill.cdx.json': JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { timestamp: '2026-11-01T08:00:00Z', authors: [{ name: `${first} ${last}`, email: mail, phone }], component: { type: 'application', 'bom-ref': 'gateway', name: 'gateway', version: '4.1.0', author: `${first} ${last} <${mail}>` } }, components: [{ type: 'library', 'bom-ref': 'part', name: 'part', authors: [{ name: `${first} ${last}`, email: mail }], hashes: [{ alg: 'SHA-256', content: 'not a digest' }] }] }),
  'bill.spdx.json': JSON.stringify({ spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'gateway', documentNamespace: 'https://example.com/bill', creationInfo: { created: '2026-11-01T08:00:00Z', creators: [`Person: ${first} ${last} (${mail})`] }, packages: [{ SPDXID: 'SPDXRef-part', name: 'part', downloadLocation: 'NOASSERTION', supplier: `Person: ${first} ${last} (${mail})`, originator: `Person: ${last} (${mail})` }] }),
  'record.json': JSON.stringify({ dataType: 'CVE_RECORD', dataVersion: '5.1', cveMetadata: { cveId: 'CVE-2026-20001', assignerOrgId: '7b5c5a1e-0000-4000-8000-000000000001', assignerShortName: 'exampleco', state: 'PUBLISHED', datePublished: '2026-05-01T00:00:00Z' }, containers: { cna: { providerMetadata: { orgId: '7b5c5a1e-0000-4000-8000-000000000001' }, descriptions: [{ lang: 'en', value: `Found by ${first} ${last}.` }], affected: [{ vendor: 'Example', product: 'gateway' }], references: [{ url: `https://example.com/${mailbox}` }], credits: [{ lang: 'en', value: `${first} ${last} <${mail}>`, type: 'finder' }] } } }),
  'policy.md': `# Vulnerability disclosure policy\n\nPlease report vulnerabilities to ${first} ${last} <${mail}> or call ${phone}. We will not pursue legal action against good-faith research.\n`,
  'executive.md': `---\nassay: executive\ntitle: Executive sponsor\nname: ${first} ${last}\nowner-role: ${last}\n---\n\n# Executive sponsor\n\n${first} ${last}, Chief Product Officer (${mail}, ${phone}), answers for product security and may decide.\n`,
  'threat-model.md': `---\nassay: threat-model\n---\n\n# Threat model\n\n## Assets\n\n${first} ${last} owns the data. ${secret}\n`,
  'what.dat': `${first} ${last} ${mail} ${secret}\n`,
};

/** Files that ship, with a secret in each of the ways in which programs and settings hold one. */
const shipped: Readonly<Record<string, string>> = {
  'deploy/site.env': `ADMIN_PASSWORD=${secret}\nAPI_TOKEN=tok-${secret}\n`,
  'deploy/compose.yaml': `services:\n  store:\n    environment:\n      POSTGRES_PASSWORD: ${secret}\n      DATABASE_URL: postgres://${mailbox}:${secret}@store.internal/app\n`,
  'config/settings.json': `{ "user": "${mailbox}", "password": "${secret}", "jwtSecret": "x9-${secret}" }\n`,
  'config/app.properties': `spring.datasource.username=${mailbox}\nspring.datasource.password=${secret}\n`,
  'src/connect.ts': `export const login = { user: '${mailbox}', password: '${secret}' };\nexport const other = process.env.PASSWORD ?? '${secret}';\nexport const address = 'amqp://${mailbox}:${secret}@queue.internal';\n`,
  'src/connect.py': `password = "${secret}"\nclient.login("${mailbox}", "${secret}")\n`,
  'deploy/accounts.sql': `CREATE USER '${mailbox}'@'%' IDENTIFIED BY '${secret}';\nINSERT INTO users (name, password) VALUES ('${first}', '${secret}');\n`,
  'deploy/setup.sh': `#!/bin/sh\ncurl -u ${mailbox}:${secret} https://example.com\nmysql -u root -p${secret} app\necho "root:${secret}" | chpasswd\n`,
  'deploy/key.pem': `-----BEGIN RSA PRIVATE KEY-----\n${secret}${'MIIEowIBAAKCAQEA7bq2'.repeat(12)}\n-----END RSA PRIVATE KEY-----\n`,
  'docs/start.md': `# Start\n\nThe default password of the account admin is \`${secret}\`. Log in with admin / ${secret}.\n`,
  'web/config.xml': `<config><user>${mailbox}</user><password>${secret}</password></config>\n`,
};

/** Folders of the evidence files, so that each can be inspected alone. */
export const evidenceFolder = 'evidence';

/** Writes the product; returns the paths of all its evidence. */
export function writePrivateProduct(folder: string): readonly string[] {
  const evidence = { ...logs, ...adoption, ...texts };
  const files = { ...shipped, ...Object.fromEntries(Object.entries(evidence).map(([name, text]) => [`${evidenceFolder}/${name}`, text])) };
  const entries = Object.keys(evidence).map((name) => ({ path: `${evidenceFolder}/${name}`, ...(name === 'policy.md' ? { kind: 'disclosure-policy' } : {}) }));
  for (const [path, content] of Object.entries({ ...files, 'assay.yaml': `assay: 1\nproduct: {"name": "Gateway", "version": "4.1.0"}\ncnaShortName: exampleco\nevidence: ${JSON.stringify(entries)}\nnotShipped: ["${evidenceFolder}"]\n` })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return entries.map(({ path }) => path);
}
