/** Questions to a maker in two browsers: an assessor asks, the maker's contact comes in by link and code, answers with files, and the assessor reads. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startVendorHost, type VendorHost } from '../vendor-host/start.ts';
import { WebClient } from '../workspace/support/web-client.ts';
import { lookAtPage } from './look-at.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = '/usr/bin/chromium';

describe('questions to makers, in two browsers', () => {
  let maker: VendorHost;
  let host: WorkspaceHost;
  let browser: Browser;
  let page: Page;
  let contact: Page;
  let folder: string;
  const handed = { link: '', code: '' };
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    folder = mkdtempSync(join(tmpdir(), 'assay-e2e-answers-'));
    maker = await startVendorHost();
    const authorities = join(folder, 'authorities.pem');
    writeFileSync(authorities, maker.authorities);
    host = await workspaceHost({ vendorHostsAllowed: maker.allowed, lookNameServers: maker.nameServers, lookAuthoritiesFile: authorities });
    const admin = new WebClient(host.url);
    await admin.setUp(host.setupLink);
    const { client: assessor } = await admin.invite('Ana Assessor', ['assessor']);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
    const context = await browser.newContext();
    const [name = '', value = ''] = (assessor.cookie ?? '').split(/=(.*)/u);
    await context.addCookies([{ name, value, url: host.url, httpOnly: true, sameSite: 'Lax', secure: name.startsWith('__Host-') }]);
    page = await context.newPage();
    contact = await (await browser.newContext()).newPage();
    for (const one of [page, contact]) one.setDefaultTimeout(30_000);
  });
  after(async () => {
    await browser?.close();
    assert.deepEqual(host?.defects, []);
    await host?.close();
    await maker?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('drafts only what is unknown, takes one out, adds one, and freezes the rest', async () => {
    await page.goto(`${host.url}/vendors`);
    await page.getByLabel('Name', { exact: true }).fill('Acme');
    await page.getByLabel('Domain').fill(maker.domain);
    await page.getByRole('button', { name: 'Add and look' }).click();
    await page.getByRole('link', { name: 'See the position' }).waitFor({ timeout: 120_000 });
    await page.goto(`${host.url}/purchases`);
    await page.getByLabel('What is bought').fill('Network gateway');
    await page.getByLabel('Budget').fill('Nobody outside reads 90210');
    await page.getByLabel('How much risk you take').selectOption('open');
    await page.getByRole('button', { name: 'Open the case' }).click();
    await page.getByText('Add a candidate').click();
    await page.getByLabel('Maker').selectOption({ label: 'Acme' });
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('link', { name: 'Questions', exact: true }).click();
    await lookAtPage(page, 'questions-none');
    await page.getByRole('button', { name: 'Draft questions to Acme' }).click();
    await page.getByRole('heading', { name: 'To Acme' }).waitFor();
    await page.getByRole('button', { name: /Take out Please hand over: open-source policy/u }).click();
    await page.getByText('Add a question of your own').click();
    await page.getByLabel('Question', { exact: true }).fill('Who answers at night?');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Take out Who answers at night?' }).waitFor();
    assert.equal(await page.getByText('Please hand over: open-source policy.').count(), 0);
    await lookAtPage(page, 'questions-draft');
    await page.getByLabel('What it is about').fill('A network gateway');
    await page.getByRole('button', { name: 'Send and freeze' }).click();
    await page.getByText('The questions as they were sent').waitFor();
    assert.equal(await page.getByRole('button', { name: /Take out/u }).count(), 0);
  });

  it('gives link and code once, apart from each other, and holds the case back until it is answered', async () => {
    await page.getByLabel('Mail address of the contact').fill('security@acme.example');
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByText('They are shown only now.').waitFor();
    handed.link = (await page.locator('#link').textContent()) ?? '';
    handed.code = (await page.locator('#code').textContent()) ?? '';
    await lookAtPage(page, 'questions-link');
    await page.getByRole('link', { name: 'Go on' }).click();
    await page.getByText('security@acme.example').waitFor();
    await lookAtPage(page, 'questions-sent');
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByText('Acme has not answered yet').waitFor();
  });

  it('lets the contact in by link and code, to the own questions only', async () => {
    await contact.goto(handed.link);
    await contact.getByLabel('Code').waitFor();
    assert.ok(!contact.url().includes('#'));
    await lookAtPage(contact, 'answer-code');
    await contact.getByLabel('Code').fill('wrong');
    await contact.getByRole('button', { name: 'Go on' }).click();
    await contact.getByRole('alert').waitFor();
    await contact.getByLabel('Code').fill(handed.code);
    await contact.getByRole('button', { name: 'Go on' }).click();
    await contact.getByText('From now on this code opens your link').waitFor();
    await lookAtPage(contact, 'answer-own-code');
    await contact.getByRole('link', { name: 'Go on to the questions' }).click();
    await contact.getByRole('heading', { name: /^Questions of/u }).waitFor();
    await lookAtPage(contact, 'answer-sheet');
    const text = await contact.locator('body').innerText();
    for (const words of ['90210', 'Ana Assessor', 'Network gateway']) assert.ok(!text.includes(words), words);
    for (const path of ['/home', '/purchases', '/vendors', '/account']) {
      await contact.goto(`${host.url}${path}`);
      assert.match(contact.url(), /\/sign-in/u);
    }
    await contact.goto(`${host.url}/answer/sheet`);
  });

  it('answers with files, asks back, replies to a finding, and hands in', async () => {
    const sbom = join(folder, 'gateway.cdx.json');
    writeFileSync(sbom, JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79', version: 1, metadata: { timestamp: '2026-05-01T00:00:00Z', component: { type: 'application', name: 'gateway', version: '2.0' } }, components: [{ type: 'library', name: 'left', version: '1.0.0', purl: 'pkg:npm/left@1.0.0' }] }));
    const first = contact.locator('ol.sheet > li').first();
    await first.getByLabel('Answer').selectOption('yes-with-evidence');
    await first.getByLabel('In your words').fill('It is so since 2.0.\nSee the file.');
    await first.getByRole('button', { name: /^Keep/u }).click();
    await contact.getByText(/^kept 20/u).waitFor({ state: 'attached' });
    if (!(await first.getByLabel('In your words').isVisible())) await first.locator('summary').first().click();
    await contact.getByRole('button', { name: 'Hand in all answers' }).click();
    await contact.getByText('no file is there for them').waitFor();
    if (!(await first.getByLabel('In your words').isVisible())) await first.locator('summary').first().click();
    await first.getByText(/^Attach files/u).click();
    await first.getByLabel('Files for this question').setInputFiles(sbom);
    await first.getByRole('button', { name: 'Send' }).click();
    await contact.getByText('gateway.cdx.json').first().waitFor({ state: 'attached' });
    await contact.getByLabel('Ask what a question means').fill('Which release do you mean?');
    await contact.getByRole('button', { name: 'Ask', exact: true }).click();
    await contact.getByText('Not answered yet.').waitFor();
    await contact.getByText(/^Reply to:/u).first().click();
    await contact.getByLabel('Your reply').first().fill('This page moved; it is at /security now.');
    await contact.getByRole('button', { name: /^Reply to:/u }).first().click();
    await contact.getByText(/^Your reply,/u).waitFor();
    await lookAtPage(contact, 'answer-written');
    await contact.getByRole('button', { name: 'Hand in all answers' }).click();
    await contact.getByText('Your answers were handed in').waitFor();
    await lookAtPage(contact, 'answer-handed-in');
    await contact.getByRole('button', { name: 'Leave' }).click();
    await contact.getByRole('heading', { name: 'You have left' }).waitFor();
    await contact.goto(`${host.url}/answer/sheet`);
    assert.ok(contact.url().endsWith('/answer'));
  });

  it('shows the answers beside what was seen, and the reply beside the finding', async () => {
    await page.getByRole('link', { name: 'Questions', exact: true }).click();
    await page.getByText('It is so since 2.0.').waitFor();
    await page.getByRole('link', { name: 'gateway.cdx.json' }).waitFor();
    await page.getByLabel('Answer', { exact: true }).fill('The newest one.');
    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    await page.getByText('The newest one.').waitFor();
    await lookAtPage(page, 'questions-answered');
    await page.getByRole('link', { name: 'What was seen of Acme' }).click();
    await page.getByText('This page moved; it is at /security now.').waitFor();
    await page.goBack();
    await page.getByText('Hold it in a clause').first().click();
    await page.getByLabel('Kept by').first().fill('2027-03-01');
    await page.getByRole('button', { name: 'Draft the clause' }).first().click();
    await page.getByRole('heading', { name: 'How it came here' }).waitFor();
    await page.getByText('2027-03-01').first().waitFor();
    await lookAtPage(page, 'promise-in-a-clause');
    await page.goBack();
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByText('Nothing is missing: the case can go on to deciding.').waitFor();
  });
});
