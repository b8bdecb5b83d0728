/** The release gate and incidents of a product in a browser: looked at, and used without script. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { WebClient } from '../workspace/support/web-client.ts';
import { lookAtPage } from './look-at.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = '/usr/bin/chromium';

describe('the release gate, in a browser', () => {
  let host: WorkspaceHost;
  let browser: Browser;
  let page: Page;
  let product: string;
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    host = await workspaceHost();
    const admin = new WebClient(host.url);
    await admin.setUp(host.setupLink);
    const { client: lead } = await admin.invite('Lena Lead', ['security-lead']);
    product = String((await lead.done('POST', '/api/v1/products', { slug: 'gateway', name: 'Gateway' }))['id']);
    await lead.done('POST', `/api/v1/products/${product}/releases`, { version: '4.2' });
    await lead.stepUp();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
    const context = await browser.newContext({ javaScriptEnabled: true });
    const [name = '', value = ''] = (lead.cookie ?? '').split(/=(.*)/u);
    await context.addCookies([{ name, value, url: host.url, httpOnly: true, sameSite: 'Lax', secure: name.startsWith('__Host-') }]);
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
  });
  after(async () => {
    await browser?.close();
    assert.deepEqual(host?.defects, []);
    await host?.close();
  });

  it('shows what is missing, takes another choice and an exception, and opens', async () => {
    await page.goto(`${host.url}/products/${product}`);
    await page.getByRole('link', { name: 'Release gate' }).click();
    await page.getByText('Nobody chose yet').waitFor();
    await page.getByText('Choose what a release has to show').click();
    await page.getByLabel('One more').selectOption('pledge/cves');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByText('Chosen').first().waitFor();
    await page.getByText('Make an exception').click();
    await page.getByLabel('Requirement').selectOption('pledge/cves');
    await page.getByLabel('Why it may be open').fill('The first record is being written by our new team.');
    await page.getByLabel('Until').fill(new Date(host.services.ports.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10));
    await page.getByRole('button', { name: 'Make the exception' }).click();
    await page.getByText('excepted').first().waitFor();
    await page.getByText('the gate is closed').waitFor();
    await lookAtPage(page, 'gate');
  });

  it('records an incident, names what is open, and writes the text', async () => {
    await page.goto(`${host.url}/products/${product}/incidents/new`);
    await page.getByLabel('What it is called').fill('Sessions of twelve customers were stolen');
    await page.getByLabel('What it was').selectOption('stolen-credential');
    await page.getByLabel('What happened').fill('An employee’s token was taken from a build log and used to read sessions.');
    await page.getByLabel('A feature of the product').selectOption('there-is-one');
    await page.getByLabel('Which one').fill('Tokens that end after an hour');
    await lookAtPage(page, 'incident-new');
    await page.getByRole('button', { name: 'Record' }).click();
    await page.getByText('Still open: whether it is on by default now').waitFor();
    await lookAtPage(page, 'incident');
    await page.goto(`${host.url}/pledge-mail`);
    await page.getByRole('heading', { name: 'A mail to join the pledge' }).waitFor();
    await lookAtPage(page, 'pledge-mail');
  });
});
