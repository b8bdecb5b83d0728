/** Publishing in a browser: domain and keys, choice of files, four eyes, the public page checked there and by the command, withdrawal. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { provenScope } from '../../src/store/scope.ts';
import { lookAtPage } from './look-at.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = '/usr/bin/chromium';
const home = provenScope('home');
const root = fileURLToPath(new URL('../../', import.meta.url));
const memory = mkdtempSync(join(tmpdir(), 'assay-e2e-customer-'));

const claim = (by: string, role: string): string => `  - { requirement: pledge/vdp, text: Reports are read every working day., by: ${by}, role: ${role}, at: 2026-11-01, expiresAt: 2027-11-01 }\n`;
const statement = `assay: 1
product: { name: Kestrel, maker: Acme, version: 4.2.0 }
conditions: { on-premises: true }
pledge: { signedAt: 2026-05-08 }
evidence:
  - { path: sbom/kestrel.cdx.json, kind: sbom }
  - { path: SECURITY.md, kind: disclosure-policy }
  - { path: adoption/mfa.csv, kind: mfa-adoption }
  - { path: logs, kind: audit-log }
claims:
${claim('Grace Hopper', 'head of product security')}${claim('Kim Quince', 'product owner')}`;
const files: Readonly<Record<string, string>> = {
  'SECURITY.md': '# Vulnerability disclosure policy\n\nYou may test all products of Acme in good faith. Please report a vulnerability to security@acme.example.\nWe will not pursue legal action against you. You may publish what you found 90 days after your report.\n',
  'sbom/kestrel.cdx.json': JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { timestamp: '2026-11-01T00:00:00Z', component: { type: 'application', name: 'Kestrel', version: '4.2.0' } }, components: [{ type: 'library', name: 'kestrel-part', version: '1.2.0', purl: 'pkg:npm/kestrel-part@1.2.0' }] }),
  'adoption/mfa.csv': 'period,population,role,factor,accounts,active\n2026-09,customers,administrator,none,90,500\n2026-09,customers,administrator,fido2,410,500\n2026-10,customers,administrator,none,60,500\n2026-10,customers,administrator,fido2,440,500\n',
  'logs/sample.log': '<34>1 2026-10-31T09:30:00.000Z kestrel kestrel 17 SIGN-IN [audit@32473 area="identity" actor="account 17" target="console" outcome="success" src="203.0.113.7"] signed in\n',
  'notes/meeting.txt': 'for the maker alone\n',
};

let host: WorkspaceHost;
let browser: Browser;
const messages: string[] = [];

/** A browser of somebody with a device for passkeys. */
async function someone(): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  page.on('console', (message) => { if (message.type() === 'error' && !/status of (4|5)\d\d/.test(message.text())) messages.push(message.text()); });
  page.on('pageerror', (problem) => messages.push(problem.message));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  return page;
}

async function withoutScript(context: BrowserContext): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() })).newPage();
}

const press = async (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
const heading = async (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { name, level: 1 }).waitFor();
const publishing = (): string => `${host.url}/products/kestrel/publish`;

/** A product with its evidence, as the acts of products leave it. */
async function furnish(): Promise<void> {
  const { store, evidence, ports } = host.services;
  const at = ports.now().toISOString();
  for (const [index, [path, text]] of Object.entries(files).entries()) {
    const stored = await evidence.put(home, (async function* () { yield Buffer.from(text); })(), 1_000_000);
    await store.write(home, async (rows) => {
      if (index === 0) {
        await rows.insertInto('product').values({ id: 'kestrel', slug: 'kestrel', name: 'Kestrel', statement, createdAt: at, changedAt: at, archivedAt: null }).execute();
        await rows.insertInto('release').values({ id: 'r1', productId: 'kestrel', version: '4.2.0', createdAt: at }).execute();
      }
      await rows.insertInto('evidenceFile').values({ id: `e${index}`, releaseId: 'r1', productId: 'kestrel', path, ...stored, origin: 'handed-over', reading: null, receivedAt: at, receivedBy: 'ada', removedAt: null }).execute();
    });
  }
}

/** `assay verify`, by the command. */
async function verified(): Promise<{ readonly code: number; readonly said: string }> {
  const { port } = new URL(host.url);
  const words = ['--disable-proto=throw', join(root, 'bin/assay.js'), 'verify', `${host.url}/trust/kestrel/`, '--allow-host', `localhost=127.0.0.1:${port}`, '--data', memory];
  return new Promise((resolve) => { execFile(process.execPath, words, (problem, out, complaint) => resolve({ code: typeof problem?.code === 'number' ? problem.code : 0, said: `${out}${complaint}` })); });
}

describe('publishing, in a browser', () => {
  let ada: Page;
  let grace: Page;
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    host = await workspaceHost();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
    ada = await someone();
    await ada.goto(host.setupLink);
    await ada.getByLabel('Your name').fill('Ada Byron');
    await press(ada, 'Make a passkey');
    await heading(ada, 'Keep your recovery codes');
    const { id } = await host.services.store.read(home, async (rows) => rows.selectFrom('account').select('id').executeTakeFirstOrThrow());
    await host.services.store.write(home, async (rows) => rows.insertInto('roleGrant').values({ id: 'lead', accountId: id, role: 'security-lead', productId: null, grantedAt: host.services.ports.now().toISOString(), grantedBy: id, endsAt: null, lastUsedAt: null }).execute());
    await ada.goto(`${host.url}/people`);
    await ada.getByLabel('Name', { exact: true }).fill('Grace Hopper');
    await ada.getByLabel('Role', { exact: true }).selectOption('approver');
    await press(ada, 'Invite');
    await heading(ada, 'The invitation');
    grace = await someone();
    await grace.goto(await ada.locator('#link').innerText());
    await press(grace, 'Make a passkey');
    await heading(grace, 'Keep your recovery codes');
    await furnish();
  });
  after(async () => {
    await browser?.close();
    await host?.close();
    rmSync(memory, { recursive: true, force: true });
  });

  it('begins with a domain and keys', async () => {
    await ada.goto(publishing());
    await ada.getByText('Nothing of this product is public.').waitFor();
    await lookAtPage(ada, 'publish-first');
    await ada.getByRole('link', { name: 'on the page “Publishing”' }).click();
    await heading(ada, 'Publishing');
    await lookAtPage(ada, 'publisher-first');
    await ada.getByLabel('Domain', { exact: true }).fill('acme.example');
    await press(ada, 'Set domain, make keys');
    await ada.getByRole('heading', { name: 'The anchor' }).waitFor();
    assert.equal(await ada.getByRole('rowheader').count(), 3);
    await lookAtPage(ada, 'publisher');
  });

  it('sorts files and shows what would become public, without script', async () => {
    await ada.goto(`${publishing()}/preparation`);
    await ada.getByText('Nothing is chosen yet.').waitFor();
    await lookAtPage(ada, 'preparation-first');
    const plain = await withoutScript(ada.context());
    await plain.goto(`${publishing()}/preparation`);
    await plain.getByLabel('SECURITY.md').selectOption('public');
    await plain.getByLabel('sbom/kestrel.cdx.json').selectOption('public');
    await plain.getByLabel('adoption/mfa.csv').selectOption('public');
    await plain.getByLabel('logs/sample.log').selectOption('withheld');
    await press(plain, 'Keep this choice');
    await plain.getByText('Becomes public (4)').waitFor();
    await plain.locator('summary', { hasText: 'They agree' }).first().click();
    await plain.getByLabel('How Grace Hopper agreed').fill('Signed form of 2 November 2026.');
    await press(plain, 'Record it');
    await plain.getByRole('cell', { name: /^named in public/ }).waitFor();
    await plain.getByRole('cell', { name: /^not named/ }).waitFor();
    await plain.context().close();
    await ada.goto(`${publishing()}/preparation`);
    await ada.getByText('Becomes public (4)').click();
    await lookAtPage(ada, 'preparation');
    await ada.goto(`${publishing()}/preparation?by=patterns`);
    await lookAtPage(ada, 'preparation-patterns');
  });

  it('lets nobody publish alone: who asks waits for another person, who looks at the same and approves it', async () => {
    await ada.goto(`${publishing()}/preparation`);
    await press(ada, 'Ask for publication');
    await ada.getByText('Somebody else has to look at the same').waitFor();
    await lookAtPage(ada, 'publish-asked');
    assert.equal(await ada.getByRole('button', { name: /Approve/ }).count(), 0);
    await grace.goto(publishing());
    await grace.getByRole('link', { name: 'Look at it and decide' }).click();
    await grace.getByText('nothing of it was changed since').waitFor();
    await lookAtPage(grace, 'publish-review');
    await press(grace, 'Approve and publish');
    if (await grace.getByRole('heading', { name: 'Show your passkey' }).isVisible()) await press(grace, 'Show passkey and go on');
    await grace.waitForURL(publishing());
    await ada.goto(publishing());
    await lookAtPage(ada, 'publish-under-way').catch((problem: unknown) => { if (!String(problem).includes('context was destroyed')) throw problem; });
    await ada.getByRole('link', { name: 'Open the public page' }).waitFor({ timeout: 120_000 });
    await ada.getByText('Badges, for your own pages').click();
    await lookAtPage(ada, 'publish-public');
  });

  it('shows the dossier to everybody, who can check it again there and by the command', async () => {
    const visitor = await browser.newPage();
    visitor.setDefaultTimeout(60_000);
    visitor.on('console', (message) => { if (message.type() === 'error') messages.push(message.text()); });
    await visitor.goto(`${host.url}/trust/`);
    await lookAtPage(visitor, 'trust-list');
    await visitor.getByRole('link', { name: 'Kestrel' }).click();
    await heading(visitor, 'Kestrel');
    await press(visitor, 'Check again in this browser');
    await visitor.getByRole('button', { name: 'Check once more' }).waitFor({ timeout: 120_000 });
    assert.match(await visitor.locator('#recheck-status').innerText(), /^\d+ requirements: \d+ reproduced, 0 changed, \d+ cannot be re-checked here\./u);
    await lookAtPage(visitor, 'trust-page');
    assert.deepEqual(await visitor.context().cookies(), []);
    const visitorSaw = await visitor.content();
    assert.deepEqual(['Hopper', 'Quince'].map((name) => visitorSaw.includes(name)), [true, false]);
    const { code, said } = await verified();
    assert.equal(code, 0, said);
    assert.match(said, /acme\.example/u);
    await visitor.context().close();
  });

  it('shows the next publication against what is public', async () => {
    await host.services.store.write(home, async (rows) => rows.updateTable('product').set({ statement: statement.replace('version: 4.2.0', 'version: 4.2.1') }).where('id', '=', 'kestrel').execute());
    await ada.goto(`${publishing()}/preparation`);
    await ada.getByRole('heading', { name: 'Against what is public now' }).waitFor();
    await lookAtPage(ada, 'preparation-next');
  });

  it('withdraws with a reason; the address says so, and the log tells both', async () => {
    await ada.goto(publishing());
    await ada.getByText('Withdraw it').click();
    await ada.getByLabel('Reason, for the public').fill('The adoption figure was of last year; the mended one follows this week.');
    await press(ada, /Withdraw Kestrel/);
    if (await ada.getByRole('heading', { name: 'Show your passkey' }).isVisible()) await press(ada, 'Show passkey and go on');
    await ada.getByText('Its address').waitFor();
    await lookAtPage(ada, 'publish-withdrawn');
    const visitor = await browser.newPage();
    // The server looks for what is new once a second.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    assert.equal((await visitor.goto(`${host.url}/trust/kestrel/`))?.status(), 410);
    await visitor.getByText('The adoption figure was of last year').waitFor();
    await lookAtPage(visitor, 'trust-withdrawn');
    assert.match((await verified()).said, /the publisher withdrew it/u);
    await ada.goto(`${host.url}/publisher`);
    await ada.getByRole('cell', { name: 'withdrawn' }).waitFor();
    await lookAtPage(ada, 'publisher-log');
    await ada.getByRole('link', { name: /^Revoke/ }).first().click();
    await lookAtPage(ada, 'publisher-revoke');
    await visitor.context().close();
  });

  it('never breaks its content policy, and has no defect', () => assert.deepEqual([messages, host.defects], [[], []]));
});
