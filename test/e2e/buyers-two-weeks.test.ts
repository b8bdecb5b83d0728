/** A buyer's two weeks as one walk: makers are looked at by themselves, one is asked and answers with files, three are put side by side, a risk is accepted by an executive, the case is awarded, the maker changes its policy, and the board reads of it. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startVendorHost, type VendorHost } from '../vendor-host/start.ts';
import { WebClient } from '../workspace/support/web-client.ts';
import { startBrowser } from './browser.ts';
import { lookAtPage } from './look-at.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const promise = { now: '<p>We will not pursue legal action against you. You may publish what you found 90 days after your report.</p>' };

describe('a buyer’s two weeks, in a browser', () => {
  let maker: VendorHost;
  let host: WorkspaceHost;
  let browser: Browser;
  let assessor: Page;
  let executive: Page;
  let executiveClient: WebClient;
  let contact: Page;
  let folder: string;
  let purchase = '';
  const handed = { link: '', code: '' };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-e2e-buyer-'));
    maker = await startVendorHost({
      pages: {
        'www.acme.test/security/vulnerability-disclosure': (_request, response) => {
          response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html>\n<title>Vulnerability disclosure policy</title><h1>Vulnerability disclosure policy</h1><p>Published 2026-05-31.</p><p>You may test all of our products in good faith. Please report a vulnerability to security@acme.test.</p>${promise.now}\n`);
        },
      },
    });
    const authorities = join(folder, 'authorities.pem');
    writeFileSync(authorities, maker.authorities);
    host = await workspaceHost({ vendorHostsAllowed: maker.allowed, lookNameServers: maker.nameServers, lookAuthoritiesFile: authorities });
    const admin = new WebClient(host.url);
    await admin.setUp(host.setupLink);
    const { client } = await admin.invite('Ana Assessor', ['assessor']);
    ({ client: executiveClient } = await admin.invite('Erik Sand', ['executive-sponsor']));
    await client.stepUp();
    await executiveClient.stepUp();
    browser = await startBrowser();
    [assessor, executive, contact] = [await pageOf(client), await pageOf(executiveClient), await pageOf(undefined)];
  });
  after(async () => {
    await browser?.close();
    assert.deepEqual(host?.defects, []);
    await host?.close();
    await maker?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function pageOf(client: WebClient | undefined): Promise<Page> {
    const context = await browser.newContext({ acceptDownloads: true });
    if (client !== undefined) await carry(client, context);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    return page;
  }

  async function carry({ cookie, url }: WebClient, context: BrowserContext): Promise<void> {
    const [name = '', value = ''] = (cookie ?? '').split(/=(.*)/u);
    await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax', secure: name.startsWith('__Host-') }]);
  }

  it('opens a case on three makers, which are looked at by themselves', async () => {
    await assessor.goto(`${host.url}/portfolio`);
    await assessor.getByText('Bring in a table of makers').click();
    await assessor.getByLabel('Table (CSV)').fill('name,domain,criticality,service\nAcme,acme.test,critical,network\nGlobex,nowhere.test,high,\nInitech,,ordinary,\n');
    await assessor.getByRole('button', { name: 'Add the makers' }).click();
    await assessor.goto(`${host.url}/purchases`);
    await assessor.getByLabel('What is bought').fill('Network gateway');
    await assessor.getByLabel('How much risk you take').selectOption('open');
    await assessor.getByRole('button', { name: 'Open the case' }).click();
    for (const name of ['Acme', 'Globex', 'Initech']) {
      await assessor.getByText('Add a candidate').click();
      await assessor.getByLabel('Maker', { exact: true }).selectOption({ label: name });
      await assessor.getByRole('button', { name: 'Add', exact: true }).click();
      await assessor.getByRole('heading', { name }).waitFor();
    }
    purchase = assessor.url();
    for (let turn = 0; turn < 120 && await assessor.getByText('was not looked at yet').count() > 0; turn += 1) {
      await assessor.waitForTimeout(1000);
      await assessor.goto(purchase);
    }
    // Nobody is compared unheard; of the two others nothing can be seen.
    assert.deepEqual(await assessor.getByRole('region', { name: 'Missing before it goes on' }).getByRole('listitem').allInnerTexts(), ['Acme was not shown what was seen of it. Show it on “Side by side”.']);
    assert.ok(maker.asked.includes('acme.test/.well-known/security.txt'));
  });

  it('asks one of them only what nobody could see, and it answers with a file', async () => {
    await assessor.goto(`${purchase}/questions`);
    await assessor.getByRole('button', { name: 'Draft questions to Acme' }).click();
    await assessor.getByLabel('What it is about').fill('A network gateway');
    await assessor.getByRole('button', { name: 'Send and freeze' }).click();
    await assessor.getByLabel('Mail address of the contact').fill('security@acme.example');
    await assessor.getByRole('button', { name: 'Make the link' }).click();
    await assessor.getByText('They are shown only now.').waitFor();
    handed.link = (await assessor.locator('#link').textContent()) ?? '';
    handed.code = (await assessor.locator('#code').textContent()) ?? '';
    await contact.goto(handed.link);
    await contact.getByLabel('Code').fill(handed.code);
    await contact.getByRole('button', { name: 'Go on' }).click();
    await contact.getByRole('link', { name: 'Go on to the questions' }).click();
    const sbom = join(folder, 'gateway.cdx.json');
    writeFileSync(sbom, JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79', version: 1, metadata: { timestamp: '2026-05-01T00:00:00Z', component: { type: 'application', name: 'gateway', version: '2.0' } }, components: [{ type: 'library', name: 'left', version: '1.0.0', purl: 'pkg:npm/left@1.0.0' }] }));
    const first = contact.locator('ol.sheet > li').first();
    await first.getByLabel('Answer').selectOption('yes-with-evidence');
    await first.getByLabel('In your words').fill('It is so since 2.0.');
    await first.getByRole('button', { name: /^Keep/u }).click();
    await contact.getByText(/^kept 20/u).waitFor({ state: 'attached' });
    if (!(await first.getByLabel('In your words').isVisible())) await first.locator('summary').first().click();
    await first.getByText(/^Attach files/u).click();
    await first.getByLabel('Files for this question').setInputFiles(sbom);
    await first.getByRole('button', { name: 'Send' }).click();
    // The page shows itself anew once the file is there.
    await contact.waitForURL(/received=1/u);
    await contact.getByText('gateway.cdx.json').first().waitFor({ state: 'attached' });
    const finding = contact.getByRole('listitem').filter({ has: contact.getByText('Reply', { exact: false }) }).last();
    await finding.locator('summary').click();
    await finding.getByLabel('Your reply').fill('We say so since the release of May.');
    await finding.getByRole('button', { name: 'Reply' }).click();
    await contact.getByText('We say so since the release of May.').first().waitFor();
    await contact.getByRole('button', { name: 'Hand in all answers' }).click();
    await contact.getByText('Your answers were handed in').waitFor();
    await assessor.goto(`${purchase}/questions`);
    await assessor.getByText('It is so since 2.0.').first().waitFor({ state: 'attached' });
  });

  it('puts three makers side by side on the same rules', async () => {
    await assessor.goto(`${purchase}/comparison`);
    await assessor.getByRole('heading', { name: 'Product security' }).waitFor();
    assert.match(await assessor.locator('main').innerHTML(), /Acme[\s\S]*Globex[\s\S]*Initech/u);
    assert.match(await assessor.locator('main').innerHTML(), /We say so since the release of May\./u);
    await lookAtPage(assessor, 'two-weeks-comparison');
  });

  it('asks for clauses and for what an executive has to accept, and holds the award back until then', async () => {
    await assessor.goto(purchase);
    await assessor.getByRole('button', { name: 'Go on to deciding' }).click();
    await assessor.getByRole('heading', { name: 'Missing before it is awarded' }).waitFor();
    await assessor.getByRole('button', { name: 'Award to Acme' }).click();
    await assessor.getByRole('alert').waitFor();
    await assessor.goto(`${purchase}/terms`);
    await assessor.getByRole('button', { name: 'Propose a clause for each gap' }).first().click();
    // The set that takes more risk has two musts.
    for (const index of [0, 1]) {
      await assessor.goto(`${purchase}/terms`);
      await assessor.getByText('Ask an executive to accept a risk').first().click();
      await assessor.getByLabel('Gap', { exact: true }).first().selectOption({ index });
      await assessor.getByLabel(/^Why the business needs/).first().fill('The offices open in July, and no other gateway fits the lines that are there.');
      await assessor.getByLabel(/^What is done about it/).first().fill('The gateway stands behind our own, and its passwords are set before it is used.');
      await assessor.getByLabel(/^Who answers for the risk/).first().fill('Kim Lee, head of networks');
      await assessor.getByLabel('Until').first().fill(new Date(host.services.ports.now().getTime() + 200 * 86_400_000).toISOString().slice(0, 10));
      await assessor.getByRole('button', { name: 'Ask', exact: true }).first().click();
      await assessor.getByText('waits for an executive').first().waitFor();
      await executive.goto(`${host.url}/home`);
      await executive.getByRole('region', { name: 'Risks that wait for you' }).getByRole('link').first().click();
      await executive.getByLabel('Your name').fill('Erik Sand');
      await executive.getByLabel('Your office').fill('Chief financial officer');
      await executive.getByRole('button', { name: /^I accept this risk/ }).click();
      await executive.getByRole('heading', { name: /^Accepted by/ }).waitFor();
    }
  });

  it('awards the case, and the maker is watched from then on', async () => {
    await assessor.goto(purchase);
    await assessor.getByRole('button', { name: 'Award to Acme' }).click();
    await assessor.getByText('Awarded', { exact: true }).waitFor();
    promise.now = '<p>We reserve all rights.</p>';
    await assessor.getByRole('link', { name: 'Acme', exact: true }).first().click();
    await assessor.getByRole('button', { name: 'Look again' }).click();
    for (let turn = 0; turn < 90; turn += 1) {
      await assessor.goto(`${host.url}/alerts?open=true`);
      if (await assessor.getByRole('link', { name: 'Acme' }).count() > 0) break;
      await assessor.waitForTimeout(1000);
    }
    await assessor.getByRole('link', { name: 'Acme' }).first().click();
    assert.match(await assessor.locator('main').innerText(), /recognised to mean that it commits not to recommend or pursue legal action/u);
  });

  it('writes the board’s pack, whose first page names the accepted risks and what changed', async () => {
    await assessor.goto(`${host.url}/portfolio`);
    await assessor.getByText('Write a board pack').click();
    await assessor.getByRole('button', { name: 'Write it' }).click();
    await assessor.getByRole('heading', { name: 'The report is written' }).waitFor({ timeout: 60_000 });
    await assessor.goto(`${host.url}/portfolio`);
    const [json] = await Promise.all([assessor.waitForEvent('download'), assessor.getByRole('link', { name: 'JSON' }).click()]);
    const text = readFileSync(await json.path(), 'utf8');
    for (const words of ['Take note of', 'Chief financial officer', 'Network gateway', 'Acme']) assert.ok(text.includes(words), words);
    const [pdf] = await Promise.all([assessor.waitForEvent('download'), assessor.getByRole('link', { name: 'PDF' }).click()]);
    const path = process.env['ASSAY_PICTURES'] === undefined ? await pdf.path() : join(process.env['ASSAY_PICTURES'], 'two-weeks-pack.pdf');
    await pdf.saveAs(path);
    assert.equal(readFileSync(path).subarray(0, 5).toString(), '%PDF-');
  });
});
