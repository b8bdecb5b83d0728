/**
 * Writes docs/security/log-sample.jsonl: the audit log of a real workspace in which one working day is done over HTTP, with
 * what goes wrong on such a day, as it is streamed to a collector. It is evidence about the workspace’s log, so nothing in it
 * is written by hand. Its ids, times and addresses are of the run, and its people are invented.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { ocsfLine } from '../src/audit/stream/ocsf-event.ts';
import { provenScope } from '../src/store/scope.ts';
import { workspaceHost, type WorkspaceHost } from '../test/e2e/workspace-host.ts';
import { WebClient } from '../test/workspace/support/web-client.ts';

const place = new URL('../docs/security/log-sample.jsonl', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string };

const host = await workspaceHost();
try {
  await workingDay(host);
  writeFileSync(place, await streamed(host));
} finally {
  await host.close();
}

async function workingDay({ url, setupLink, defects }: WorkspaceHost): Promise<void> {
  const admin = new WebClient(url);
  await admin.setUp(setupLink);
  // Identity: somebody comes, gets roles, signs in and out, shows a wrong secret, loses a role.
  const { client: assessor, accountId } = await admin.invite('Nora Ley', ['assessor']);
  await admin.done('POST', `/api/v1/accounts/${accountId}/roles`, { role: 'auditor', productId: null });
  await assessor.signIn();
  await new WebClient(url).post('/api/v1/sign-in/invitation/begin', { link: 'x'.repeat(40) });
  await assessor.get('/api/v1/products', { authorization: 'Bearer assay_none' });
  await assessor.post('/api/v1/accounts', { displayName: 'Somebody', mail: null, roles: [] });
  // Business data: a product with a release, evidence in and out, an assessment.
  const { client: owner } = await admin.invite('Otto Sand', ['security-lead', 'product-owner']);
  const product = String((await owner.done('POST', '/api/v1/products', { slug: 'gateway', name: 'Gateway' }))['id']);
  const release = String((await owner.done('POST', `/api/v1/products/${product}/releases`, { version: '1.0' }))['id']);
  const bill = readFileSync(new URL('../docs/security/assay.cdx.json', import.meta.url), 'utf8');
  const added = await owner.ask('PUT', `/api/v1/releases/${release}/evidence?path=bom.cdx.json`, bill, { 'content-type': 'application/octet-stream' });
  if (added.status >= 300) throw new Error(`The evidence was not taken: ${added.status} ${added.text}`);
  await owner.done('POST', `/api/v1/releases/${release}/assessments`);
  await owner.done('GET', `/api/v1/releases/${release}/evidence`);
  await assessor.get('/api/v1/products');
  // Configuration: read, loosened, tightened again.
  await admin.stepUp();
  await admin.done('GET', '/api/v1/settings');
  await admin.done('GET', '/api/v1/posture');
  const { id: loosening } = await admin.done('POST', '/api/v1/settings/sessionIdleMinutes/loosenings', { value: 60, reason: 'The wall screen of the response team stays signed in.', expiresAt: new Date(Date.now() + 7 * 86_400_000).toISOString() });
  await admin.done('DELETE', `/api/v1/settings/loosenings/${String(loosening)}`);
  await admin.done('GET', '/api/v1/audit-log/entries');
  await assessor.post('/api/v1/account/sign-out');
  if (defects.length > 0) throw new Error('The workspace had a defect during the day.', { cause: defects[0] });
}

async function streamed({ services: { store } }: WorkspaceHost): Promise<string> {
  const [organisation] = await store.organisations();
  if (organisation === undefined) throw new Error('The workspace has no organisation.');
  const rows = await store.read(provenScope(organisation.id), async (reading) => reading.selectFrom('auditEntry').select(['sequence', 'hash', 'entry']).orderBy('sequence').execute());
  return rows.map((row) => `${ocsfLine({ organisationId: organisation.id, ...row }, version)}\n`).join('');
}
