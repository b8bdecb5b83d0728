/** Reports in a browser: written by the page, looked at as pages and as files, without script too. */
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { signInStatistics } from '../workspace/support/measured-product.ts';
import { WebClient } from '../workspace/support/web-client.ts';
import { lookAtPage } from './look-at.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = '/usr/bin/chromium';

describe('reports, in a browser', () => {
  let host: WorkspaceHost;
  let browser: Browser;
  let page: Page;
  let lead: WebClient;
  let product: string;
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    host = await workspaceHost();
    const admin = new WebClient(host.url);
    await admin.setUp(host.setupLink);
    ({ client: lead } = await admin.invite('Lena Lead', ['security-lead']));
    product = String((await lead.done('POST', '/api/v1/products', { slug: 'gateway', name: 'Gateway' }))['id']);
    const release = String((await lead.done('POST', `/api/v1/products/${product}/releases`, { version: '4.2' }))['id']);
    const now = host.services.ports.now();
    const months = Array.from({ length: 14 }, (_, index) => [new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 14 + index, 1)).toISOString().slice(0, 7), 700 - index * 20, 260 + index * 18, 40 + index * 3] as const);
    assert.ok((await lead.ask('PUT', `/api/v1/releases/${release}/evidence?path=sign-in.csv`, signInStatistics(months), { 'content-type': 'application/octet-stream' })).status < 300);
    const { job } = await lead.done('POST', `/api/v1/releases/${release}/assessments`, {});
    while (String((await lead.done('GET', `/api/v1/jobs/${String(job)}`))['state']) !== 'done') await new Promise((resolve) => setTimeout(resolve, 100));
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
    page = await pageFor(true);
  });
  after(async () => {
    await browser?.close();
    assert.deepEqual(host?.defects, []);
    await host?.close();
  });

  async function pageFor(javaScriptEnabled: boolean): Promise<Page> {
    const context = await browser.newContext({ javaScriptEnabled, acceptDownloads: true });
    const [name = '', value = ''] = (lead.cookie ?? '').split(/=(.*)/u);
    await context.addCookies([{ name, value, url: host.url, httpOnly: true, sameSite: 'Lax', secure: name.startsWith('__Host-') }]);
    const opened = await context.newPage();
    opened.setDefaultTimeout(30_000);
    return opened;
  }

  it('writes a progress report of a product, and gives its files', async () => {
    await page.goto(`${host.url}/products/${product}`);
    await page.goto(`${host.url}/products/${product}/reports`);
    await page.getByText('None was written yet.').waitFor();
    await lookAtPage(page, 'reports-none');
    await page.getByRole('button', { name: 'Write it' }).click();
    await page.getByRole('link', { name: 'See the report' }).click();
    await page.getByRole('heading', { name: 'Progress report' }).waitFor();
    await lookAtPage(page, 'report');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the PDF' }).click()]);
    assert.match(download.suggestedFilename(), /^progress-\d{4}-\d\d-\d\d\.pdf$/u);
    await page.getByRole('link', { name: 'Reports' }).last().click();
    await page.getByRole('rowheader', { name: 'Progress report' }).waitFor();
    await lookAtPage(page, 'reports');
  });

  it('writes a board pack about all products without script, with what the board is asked', async () => {
    const plain = await pageFor(false);
    await plain.goto(`${host.url}/reports`);
    await plain.getByLabel('Board pack').check();
    await plain.locator('summary', { hasText: 'Period, paper' }).click();
    await plain.getByLabel('Decisions asked of the board').fill('Fund two people for the query engine.\nPublish the progress report.');
    await plain.getByRole('button', { name: 'Write it' }).click();
    while ((await plain.getByRole('link', { name: 'See the report' }).count()) === 0) await plain.reload();
    await plain.getByRole('link', { name: 'See the report' }).click();
    await plain.getByRole('heading', { name: 'Board pack' }).waitFor();
    await page.goto(`${host.url}/reports`);
    await lookAtPage(page, 'reports-all');
    await plain.close();
  });

  it('says what is wrong with a period, beside its field', async () => {
    await page.goto(`${host.url}/products/${product}/reports`);
    await page.getByLabel('Letter to CISA').check();
    await page.getByText('Period, paper').click();
    await page.getByLabel('Last day').fill('2099-01-01');
    await page.getByRole('button', { name: 'Write it' }).click();
    await page.getByText('Expected today or a day before.').waitFor();
    assert.equal(await page.getByLabel('Letter to CISA').isChecked(), true);
    await lookAtPage(page, 'reports-wrong');
  });

  it('the HTML of each kind stands by itself: light, dark, narrow, clean, and on paper without a break through a table’s line', async () => {
    for (const kind of ['progress', 'letter', 'board-pack', 'ssdf', 'statistics']) {
      const { job } = await lead.done('POST', `/api/v1/products/${product}/reports`, { kind });
      let report: string | null = null;
      while (report === null) {
        await page.waitForTimeout(200);
        report = (await lead.done('GET', `/api/v1/jobs/${String(job)}`))['reportId'] as string | null;
      }
      const { text } = await lead.get(`/api/v1/reports/${report}/bytes?format=html`);
      const context = await browser.newContext({ javaScriptEnabled: true, bypassCSP: true, offline: true });
      const alone = await context.newPage();
      await alone.setContent(text);
      await lookAtPage(alone, `report-${kind}`);
      const folder = process.env['ASSAY_PICTURES'];
      if (folder !== undefined) writeFileSync(join(folder, `report-${kind}.pdf`), await alone.pdf({ preferCSSPageSize: true }));
      await context.close();
    }
  });
});
