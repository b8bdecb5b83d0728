/** Watching makers in a browser: a maker changes its policy, somebody is told, and the board gets a pack. */
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startVendorHost, type VendorHost } from '../vendor-host/start.ts';
import { WebClient } from '../workspace/support/web-client.ts';
import { lookAtPage } from './look-at.ts';
import { walkByKeyboard } from './walk-by-keyboard.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = '/usr/bin/chromium';
const policy = { now: '<p>We will not pursue legal action against you. You may publish what you found 90 days after your report.</p>' };

describe('watching makers, in a browser', () => {
  let maker: VendorHost;
  let host: WorkspaceHost;
  let browser: Browser;
  let page: Page;
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    maker = await startVendorHost({
      pages: {
        'www.acme.test/security/vulnerability-disclosure': (_request, response) => {
          response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html>\n<title>Vulnerability disclosure policy</title><h1>Vulnerability disclosure policy</h1><p>Published 2026-05-31.</p><p>You may test all of our products in good faith. Please report a vulnerability to security@acme.test.</p>${policy.now}\n`);
        },
      },
    });
    const authorities = join(tmpdir(), `assay-e2e-watch-authorities-${process.pid}.pem`);
    writeFileSync(authorities, maker.authorities);
    host = await workspaceHost({ vendorHostsAllowed: maker.allowed, lookNameServers: maker.nameServers, lookAuthoritiesFile: authorities });
    const admin = new WebClient(host.url);
    await admin.setUp(host.setupLink);
    const { client: assessor } = await admin.invite('Ana Assessor', ['assessor']);
    await assessor.stepUp();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
    const context = await browser.newContext({ acceptDownloads: true });
    const [name = '', value = ''] = (assessor.cookie ?? '').split(/=(.*)/u);
    await context.addCookies([{ name, value, url: host.url, httpOnly: true, sameSite: 'Lax', secure: name.startsWith('__Host-') }]);
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
  });
  after(async () => {
    await browser?.close();
    assert.deepEqual(host?.defects, []);
    await host?.close();
    await maker?.close();
  });

  it('brings in a table of makers, and shows who is critical and how much is unknown', async () => {
    await page.goto(`${host.url}/portfolio`);
    await lookAtPage(page, 'portfolio-empty');
    await page.getByText('Bring in a table of makers').click();
    await page.getByLabel('Table (CSV)').fill('name,domain,criticality,service\nAcme,acme.test,critical,network\nBroken,no domain,,\n');
    await page.getByRole('button', { name: 'Add the makers' }).click();
    await page.getByText('Line 3: domain').waitFor();
    await page.getByLabel('Table (CSV)').fill('name,domain,criticality,service\nAcme,acme.test,critical,network\n');
    await page.getByRole('button', { name: 'Add the makers' }).click();
    await page.getByRole('link', { name: 'Acme' }).click();
    await page.getByRole('link', { name: 'See the position' }).waitFor({ timeout: 60_000 });
  });

  it('watches a maker, and tells what changed when its policy does', async () => {
    await page.getByRole('link', { name: 'How it is watched, what changed, incidents and the plan' }).click();
    await page.getByText('It is not watched').waitFor();
    await page.getByLabel('Days between two looks').fill('1');
    await page.getByRole('button', { name: 'Keep' }).last().click();
    await page.getByText('Looked at every day').waitFor();
    policy.now = '<p>We reserve all rights.</p>';
    await page.getByRole('link', { name: 'Acme' }).click();
    await page.getByRole('button', { name: 'Look again' }).click();
    await page.getByRole('heading', { name: 'Looks' }).waitFor({ timeout: 60_000 });
    for (let turn = 0; turn < 60; turn += 1) {
      await page.goto(`${host.url}/alerts?open=true`);
      if (await page.getByRole('link', { name: 'Acme' }).count() > 0) break;
      await page.waitForTimeout(1000);
    }
    await lookAtPage(page, 'alerts');
    await page.getByRole('link', { name: 'Acme' }).click();
    await page.getByRole('heading', { name: 'Changed', exact: true }).waitFor();
    assert.match(await page.locator('main').innerText(), /vulnerability-disclosure/u);
    await page.getByText('Link it to an issue in your tracker').click();
    await page.getByLabel('Issue').fill('SEC-412');
    await page.getByLabel('Address').fill('http://tracker.example/SEC-412');
    await page.getByRole('button', { name: 'Link', exact: true }).click();
    await page.getByText('Expected a whole address').waitFor();
    await page.getByLabel('Address').fill('https://tracker.example/SEC-412');
    await page.getByRole('button', { name: 'Link', exact: true }).click();
    assert.equal(await page.getByRole('link', { name: 'SEC-412' }).getAttribute('rel'), 'noreferrer noopener external');
    await lookAtPage(page, 'alert');
    await page.getByLabel('What came of it').fill('We asked the maker why the promise is gone.');
    await page.getByRole('button', { name: 'I have seen it' }).click();
    await page.getByText('We asked the maker why the promise is gone.').waitFor();
  });

  it('keeps the plan for a maker and an incident at it', async () => {
    await page.getByRole('link', { name: 'How it is watched' }).click();
    await page.getByText('Write the plan').click();
    await page.getByLabel('The plan').fill('Move the branch offices to another gateway in two steps.');
    await page.getByRole('button', { name: 'Keep' }).and(page.locator(':visible')).first().click();
    await page.getByText('Move the branch offices to another gateway in two steps.').first().waitFor();
    await page.getByText('Record an incident').click();
    await page.getByLabel('What it is called').last().fill('Sessions were stolen');
    await page.getByLabel('What the maker was asked').last().fill('Is the fix on by default?');
    await page.getByLabel('Asked on').last().fill('2026-11-02');
    await page.locator('form[action$="/incidents"] button').click();
    await page.getByRole('heading', { name: 'Sessions were stolen' }).waitFor();
    await page.getByText('Watch a dossier').click();
    await page.getByLabel('Its address').fill('https://www.acme.test/trust/anvil/');
    await page.getByRole('button', { name: 'Fetch and verify it' }).click();
    await page.getByText('could not be fetched').waitFor({ timeout: 60_000 });
    await lookAtPage(page, 'watch');
    await page.locator('section[aria-labelledby^="d-"] th a').first().click();
    await page.getByText('answered with status 404').waitFor();
    await lookAtPage(page, 'dossier-check');
    await walkByKeyboard(page, 'dossier-check');
  });

  it('compares nothing once a maker has another domain, and says so', async () => {
    await page.goto(`${host.url}/vendors`);
    await page.getByRole('link', { name: 'Acme' }).click();
    await page.getByText('Change what is known of it').click();
    await page.getByLabel('Domain').fill('nowhere.test');
    await page.locator('details[open]', { hasText: 'Change what is known of it' }).getByRole('button', { name: 'Keep' }).click();
    await page.getByText('nowhere.test').first().waitFor();
    await page.getByRole('button', { name: 'Look again' }).click();
    for (let turn = 0; turn < 60; turn += 1) {
      await page.goto(`${host.url}/alerts?open=true`);
      if (await page.getByRole('link', { name: 'Acme' }).count() > 0) break;
      await page.waitForTimeout(1000);
    }
    await page.getByRole('link', { name: 'Acme' }).click();
    await page.getByText('The look before was at another domain').waitFor();
    await page.getByText('Nothing could be compared').waitFor();
  });

  it('writes a pack for the board, which names how much is unknown', async () => {
    await page.goto(`${host.url}/portfolio`);
    await page.getByText('Hand in a catalogue').click();
    await page.getByLabel('Catalogue (JSON)').setInputFiles(join(import.meta.dirname, '../../fixtures/read/kev/valid-two-entries.json'));
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByText('The newest catalogue here has 2 entries').waitFor();
    await page.getByText('Write a list of your own').click();
    await page.getByLabel('Your own list').fill('CVE-2026-90001, Acme, Gateway, 2026-11-02\nCVE-2026-90002');
    await page.locator('form[action$="/exploited"] button').click();
    await page.getByText('Line 2: Expected CVE id, vendor, product and day').waitFor();
    await page.getByLabel('Your own list').fill('CVE-2026-90001, Acme, Gateway, 2026-11-02');
    await page.locator('form[action$="/exploited"] button').click();
    await page.getByText('Your own list has 1 entry').waitFor();
    await page.getByText('Have it written by itself').click();
    await page.getByLabel('On which day of the month').fill('3');
    await page.locator('form[action$="/pack-schedule"] button').click();
    await page.getByText('One is written by itself on day 3 of each quarter').waitFor();
    await lookAtPage(page, 'portfolio');
    await page.getByText('Write a board pack').click();
    await page.getByLabel('What the board is asked to decide').fill('Agree to the budget for moving away from Acme.');
    await page.getByRole('button', { name: 'Write it' }).click();
    await page.getByRole('heading', { name: 'The report is written' }).waitFor({ timeout: 60_000 });
    await page.goto(`${host.url}/portfolio`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'PDF' }).click()]);
    const path = process.env['ASSAY_PICTURES'] === undefined ? await download.path() : join(process.env['ASSAY_PICTURES'], 'board-pack.pdf');
    await download.saveAs(path);
    assert.ok(existsSync(path));
  });
});
