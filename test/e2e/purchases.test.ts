/** The case file of a purchase in a browser: makers on loopback are looked at by themselves, put side by side, and one is awarded. */
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startVendorHost, type VendorHost } from '../vendor-host/start.ts';
import { WebClient } from '../workspace/support/web-client.ts';
import { lookAtPage } from './look-at.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = '/usr/bin/chromium';

describe('purchases, in a browser', () => {
  let maker: VendorHost;
  let host: WorkspaceHost;
  let browser: Browser;
  let page: Page;
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    maker = await startVendorHost();
    const authorities = join(tmpdir(), `assay-e2e-authorities-${process.pid}.pem`);
    writeFileSync(authorities, maker.authorities);
    host = await workspaceHost({ vendorHostsAllowed: maker.allowed, lookNameServers: maker.nameServers, lookAuthoritiesFile: authorities });
    const admin = new WebClient(host.url);
    await admin.setUp(host.setupLink);
    const { client: assessor } = await admin.invite('Ana Assessor', ['assessor']);
    await assessor.stepUp();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
    const context = await browser.newContext();
    const [name = '', value = ''] = (assessor.cookie ?? '').split(/=(.*)/u);
    await context.addCookies([{ name, value, url: host.url, httpOnly: true, sameSite: 'Lax', secure: name.startsWith('__Host-') }]);
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
  });
  after(async () => {
    await browser?.close();
    assert.deepEqual(host?.defects, []);
    await host?.close();
    await maker?.close();
  });

  async function addMaker(name: string, domain: string): Promise<void> {
    await page.goto(`${host.url}/vendors`);
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Domain').fill(domain);
    await page.getByRole('button', { name: 'Add and look' }).click();
    await page.getByRole('link', { name: 'See the position' }).waitFor({ timeout: 60_000 });
  }

  it('looks at a maker by itself and shows what is known, what is not, and what to ask', async () => {
    await page.goto(`${host.url}/vendors`);
    await page.getByText('No maker is here yet.').waitFor();
    await lookAtPage(page, 'vendors-empty');
    await addMaker('Acme', maker.domain);
    await lookAtPage(page, 'vendor');
    await page.getByRole('link', { name: 'See the position' }).click();
    await page.getByRole('heading', { name: 'What is left to ask' }).waitFor();
    assert.ok(maker.asked.includes(`${maker.domain}/.well-known/security.txt`));
    await page.getByRole('rowheader', { name: 'security.txt' }).first().waitFor();
    await lookAtPage(page, 'position');
  });

  it('opens a case, adds candidates, and holds back what was not looked at', async () => {
    await addMaker('Nowhere Software', 'nowhere.test');
    await page.goto(`${host.url}/purchases`);
    await lookAtPage(page, 'purchases-empty');
    await page.getByLabel('What is bought').fill('Network gateway');
    await page.getByLabel('How much risk you take').selectOption('cautious');
    await page.getByRole('button', { name: 'Open the case' }).click();
    await page.getByText('No maker is a candidate yet.').waitFor();
    for (const [vendor, product] of [['Acme', ''], ['Nowhere Software', '']] as const) {
      await page.getByText('Add a candidate').click();
      await page.getByLabel('Maker').selectOption({ label: vendor });
      await page.getByLabel('Product', { exact: true }).fill(product);
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('heading', { name: vendor }).waitFor();
    }
    await page.getByText('Nothing is missing: the case can go on to deciding.').waitFor();
    await lookAtPage(page, 'purchase');
    await page.getByRole('link', { name: 'Change the case and what it asks for' }).click();
    await page.getByLabel('One more of your own').fill('Its people answer in our language within a day.');
    await lookAtPage(page, 'purchase-change');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByText('and 1 of your own').waitFor();
    await page.goto(`${host.url}/purchases`);
    await page.getByRole('link', { name: 'Network gateway' }).waitFor();
    await lookAtPage(page, 'purchases');
  });

  it('puts the candidates side by side, goes on, and awards to one', async () => {
    await page.goto(`${host.url}/purchases`);
    await page.getByRole('link', { name: 'Network gateway' }).click();
    await page.getByRole('link', { name: 'Side by side' }).click();
    await page.getByRole('heading', { name: 'Product security' }).waitFor();
    await lookAtPage(page, 'comparison');
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'Go on to deciding' }).click();
    await page.getByText('is a must, and is not shown').first().waitFor();
    // Another test walks the way of an acceptance; here the case asks for less.
    await page.getByRole('link', { name: 'Change the case and what it asks for' }).click();
    for (const level of await page.locator('select[name^="demand:"]').all()) await level.selectOption('should');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByText('Nothing is missing: it can be awarded.').waitFor();
    await page.getByRole('button', { name: 'Award to Acme' }).click();
    await page.getByText('Awarded', { exact: true }).waitFor();
    await page.getByText('not chosen').first().waitFor();
  });
});
