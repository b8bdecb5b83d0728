/** The rooms of a product in a browser: its kind, its source handed over, a finding that opens at its place, what changed and why, forms to take away. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { tarGz } from '../product/archive.ts';
import { WebClient } from '../workspace/support/web-client.ts';
import { lookAtPage } from './look-at.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = '/usr/bin/chromium';
const secret = 'Kestrel!Falcon#2291';
const compose = (password: string): string => `services:\n  database:\n    image: postgres\n    environment:\n      POSTGRES_USER: kestrel\n      POSTGRES_PASSWORD: ${password}\n`;
const program = `import sqlite3\n\ndef find(cursor, name):\n\tcursor.execute("SELECT * FROM accounts WHERE name = '" + name + "'")\n\n\n# <img src=x onerror=alert(1)> \u202e${'x'.repeat(700)}\n${Array.from({ length: 80 }, (_, index) => `def part_${index}(cursor, key):\n    return cursor.execute("SELECT ${index} FROM parts WHERE id = ?", (key,))\n`).join('\n')}`;
const source = (password: string): Buffer => Buffer.from(tarGz(new Map([
  ['kestrel-4.2.0/compose.yaml', compose(password)], ['kestrel-4.2.0/app/accounts.py', program], ['kestrel-4.2.0/app/page.js', 'export function show(place, text) {\n  place.innerHTML = text;\n}\n'],
  ['kestrel-4.2.0/.well-known/security.txt', 'Contact: mailto:security@acme.example\nExpires: 2027-03-01T00:00:00Z\n'],
])));
const bill = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: { type: 'application', name: 'Kestrel', version: '4.2.0' } }, components: Array.from({ length: 412 }, (_, index) => ({ type: 'library', name: `part-${index}`, ...(index < 395 ? { version: `1.${index}.0` } : {}) })) });

describe('the rooms of a product, in a browser', () => {
  let host: WorkspaceHost;
  let browser: Browser;
  let page: Page;
  let lead: WebClient;
  let product: string;
  let release: string;
  const messages: string[] = [];
  const press = async (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
  const assess = async (): Promise<string> => {
    await page.goto(`${host.url}/releases/${release}`);
    await press('Assess this evidence');
    await page.getByRole('link', { name: 'See the assessment' }).click({ timeout: 120_000 });
    await page.getByRole('heading', { name: /^Assessment of/u, level: 1 }).waitFor();
    return page.url();
  };
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    host = await workspaceHost();
    const admin = new WebClient(host.url);
    await admin.setUp(host.setupLink);
    lead = (await admin.invite('Lena Lead', ['security-lead'])).client;
    for (const name of ['Albatross', 'Bittern', 'Curlew', 'Dunlin', 'Egret', 'Falcon', 'Goshawk', 'Harrier']) await lead.done('POST', '/api/v1/products', { slug: name.toLowerCase(), name: `${name} gateway` });
    product = String((await lead.done('POST', '/api/v1/products', { slug: 'kestrel', name: 'Kestrel <b>"&\' server' }))['id']);
    release = String((await lead.done('POST', `/api/v1/products/${product}/releases`, { version: '4.2.0' }))['id']);
    await lead.done('PUT', `/api/v1/products/${product}/statement`, { statement: 'assay: 1\nproduct:\n  name: Kestrel\n  maker: Acme\npledge: { signedAt: 2026-05-01 }\n' });
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
    const context = await browser.newContext({ acceptDownloads: true });
    const [name = '', value = ''] = (lead.cookie ?? '').split(/=(.*)/u);
    await context.addCookies([{ name, value, url: host.url, httpOnly: true, sameSite: 'Lax', secure: name.startsWith('__Host-') }]);
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => { if (message.type() === 'error' && !/status of (4|5)\d\d/u.test(message.text())) messages.push(message.text()); });
    page.on('pageerror', (problem) => messages.push(problem.message));
    page.on('dialog', (dialog) => { messages.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  });
  after(async () => {
    await browser?.close();
    assert.deepEqual(messages, []);
    assert.deepEqual(host?.defects, []);
    await host?.close();
  });

  it('says what kind of product it is, and asks for a reason where something does not hold', async () => {
    await page.goto(`${host.url}/products/${product}`);
    await page.getByText('Say what kind of product it is').click();
    const group = (name: string) => page.getByRole('group', { name });
    await group('It has a web interface.').getByLabel('yes').check();
    await group('It uses a database.').getByLabel('yes').check();
    await group('It contains a model of artificial intelligence.').getByLabel('no', { exact: true }).check();
    await press('Keep');
    await page.getByText('A reason is expected where a condition does not hold.').waitFor();
    await group('It contains a model of artificial intelligence.').getByLabel('Why not, where it is no').fill('No model is part of it.');
    await press('Keep');
    await page.getByRole('listitem').filter({ hasText: 'No model is part of it.' }).waitFor();
    await lookAtPage(page, 'product-kind');
  });

  it('takes the source and a bill, says at once what was read, and what else is wanted', async () => {
    await page.goto(`${host.url}/releases/${release}`);
    await page.getByLabel('Archive').setInputFiles({ name: 'source.tar.gz', mimeType: 'application/gzip', buffer: source(secret) });
    await press('Send source');
    await page.getByText('An archive of 4 files').first().waitFor();
    await page.waitForURL(/received=1/u);
    await page.getByLabel('Files', { exact: true }).setInputFiles({ name: 'kestrel.cdx.json', mimeType: 'application/json', buffer: Buffer.from(bill) });
    await press('Send');
    await page.getByRole('cell', { name: /A bill of 412 components in CycloneDX 1\.6; 17 without version/u }).waitFor();
    await page.getByRole('row').filter({ hasText: 'Bill of materials (SBOM)' }).getByText('there').waitFor();
    await page.getByRole('row').filter({ hasText: 'CVE records' }).getByText('missing').waitFor();
    await lookAtPage(page, 'release-source');
  });

  it('opens a finding at its place, with the credential masked and hostile text as text', async () => {
    await assess();
    await page.getByRole('link', { name: 'Default passwords' }).first().click();
    await page.getByRole('heading', { name: /^Verdict/u }).waitFor();
    await lookAtPage(page, 'requirement-places');
    await page.getByRole('link', { name: /compose\.yaml:6$/u }).first().click();
    await page.locator('#place').getByText('This line holds a credential. Its value is never shown.').waitFor();
    assert.equal(await page.locator('#place').getAttribute('value'), '6');
    assert.equal((await page.content()).includes(secret), false);
    await lookAtPage(page, 'evidence-place');
    const text = page.url();
    await page.goto(text.replace('compose.yaml', 'app%2Faccounts.py').replace('line=6', 'line=4'));
    await page.locator('#place').getByText('cursor.execute').waitFor();
    assert.equal(await page.locator('ol.text img').count(), 0);
    await page.getByText('onerror=alert(1)').waitFor();
    await lookAtPage(page, 'evidence-code');
    await page.getByRole('link', { name: 'Lines after' }).click();
    await page.getByText(/^Lines \d+ to \d+ of/u).waitFor();
    await page.goto(text.replace(/\?.*/u, ''));
    await page.getByText('4 files in this archive').waitFor();
    await lookAtPage(page, 'evidence-archive');
  });

  it('orders and narrows an assessment in its address, and gives it away in every form', async () => {
    const address = await assess();
    await page.getByRole('link', { name: /^By principle/u }).click();
    await page.waitForURL(/view=principles/u);
    await lookAtPage(page, 'assessment-principles');
    await page.getByRole('link', { name: /^By section of the guide/u }).click();
    await page.getByLabel('Words').fill('sbom');
    await press('Narrow');
    await page.waitForURL(/view=guide.*words=sbom/u);
    await page.getByText(/^[1-9]\d* of 25 requirements, as narrowed/u).waitFor();
    await lookAtPage(page, 'assessment-guide');
    await page.goto(address);
    await lookAtPage(page, 'assessment-goals');
    await page.getByText('Export', { exact: true }).click();
    await lookAtPage(page, 'assessment-export');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const file = await (await downloading).path();
    assert.match(readFileSync(file, 'utf8'), /Not a verdict of CISA/u);
    await page.getByRole('link', { name: 'Classes shrink' }).first().click();
    await page.getByRole('heading', { name: 'What else counts' }).waitFor();
    await lookAtPage(page, 'requirement-ways');
  });

  it('mends the finding, sees it go with its cause, and compares any two', async () => {
    await page.goto(`${host.url}/releases/${release}`);
    await page.getByLabel('Archive').setInputFiles({ name: 'source.tar.gz', mimeType: 'application/gzip', buffer: source('${POSTGRES_PASSWORD}') });
    await press('Send source');
    await page.waitForURL(/received=1/u);
    await assess();
    await page.getByRole('link', { name: 'What changed' }).click();
    await page.getByRole('row').filter({ hasText: 'Default passwords' }).first().getByText('source.tar.gz').waitFor();
    await lookAtPage(page, 'difference-causes');
    await page.getByRole('link', { name: 'Choose two others' }).click();
    await page.getByRole('heading', { name: /^History of/u }).waitFor();
    await lookAtPage(page, 'history');
    await page.getByLabel(/^Compare from/u).last().check();
    await press('Compare these two');
    await page.getByRole('heading', { name: 'What changed' }).waitFor();
    await page.waitForURL(/before=/u);
  });

  it('shows home with all products, finds one, and shows every part of the pages', async () => {
    await page.goto(`${host.url}/home`);
    await page.getByRole('row').filter({ hasText: 'Kestrel' }).getByText(/days left/u).waitFor();
    await lookAtPage(page, 'home-matrix');
    await page.getByLabel('Words in a product’s name').fill('gateway fal');
    await press('Find');
    await page.getByRole('rowheader', { name: 'Falcon gateway' }).waitFor();
    assert.equal(await page.getByRole('rowheader').count(), 1);
    await page.goto(`${host.url}/products/${product}`);
    await lookAtPage(page, 'product-standing');
    await page.goto(`${host.url}/style`);
    await lookAtPage(page, 'style');
  });

  it('works without script: leafs, narrows, compares', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const [name = '', value = ''] = (lead.cookie ?? '').split(/=(.*)/u);
    await context.addCookies([{ name, value, url: host.url, httpOnly: true, sameSite: 'Lax', secure: name.startsWith('__Host-') }]);
    const plain = await context.newPage();
    await plain.goto(`${host.url}/products/${product}/assessments`);
    await plain.getByRole('button', { name: 'Compare these two' }).click();
    await plain.getByRole('heading', { name: 'What changed' }).waitFor();
    await plain.goto(`${host.url}/releases/${release}`);
    await plain.getByText('Without script, send files by the commands below.').waitFor();
    await plain.getByRole('button', { name: 'Assess this evidence' }).click();
    await plain.getByRole('link', { name: 'Look again' }).click();
    await context.close();
  });
});
