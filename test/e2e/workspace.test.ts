/** The workspace in a browser: set up by a link, a passkey, a product, an SBOM, an assessment, its history. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { lookAtPage } from './look-at.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = '/usr/bin/chromium';
/** Another SBOM than the test’s own may be handed over, to look at how a real one is shown. */
const bill = process.env['ASSAY_BILL'];

const components = Array.from({ length: 12 }, (_, index) => ({ type: 'library', 'bom-ref': `part-${index}`, name: `kestrel-part-${index}`, ...(index < 9 ? { version: `1.${index}.0`, purl: `pkg:npm/kestrel-part-${index}@1.${index}.0` } : {}) }));
const ownBill = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: 'urn:uuid:6f1c5d9e-6a0f-4d8e-9a51-0c1f2e3d4b5a', version: 1, metadata: { timestamp: '2026-11-01T00:00:00Z', component: { type: 'application', 'bom-ref': 'kestrel', name: 'Kestrel', version: '4.2.0' } }, components, dependencies: [{ ref: 'kestrel', dependsOn: components.map((component) => component['bom-ref']) }] });

let host: WorkspaceHost;
let browser: Browser;
let page: Page;
let devtools: CDPSession;
/** The device that holds the passkeys. */
let passkeys = '';
const messages: string[] = [];

async function authenticator(): Promise<string> {
  return (await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })).authenticatorId;
}

const looked = async (name: string): Promise<void> => lookAtPage(page, name);
const press = async (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
const heading = async (name: string | RegExp): Promise<void> => page.getByRole('heading', { name, level: 1 }).waitFor();

describe('the workspace in a browser', () => {
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    host = await workspaceHost();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => { if (message.type() === 'error' && !/status of (4|5)\d\d/.test(message.text())) messages.push(message.text()); });
    page.on('pageerror', (problem) => messages.push(problem.message));
    devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    passkeys = await authenticator();
  });
  after(async () => {
    await browser?.close();
    await host?.close();
  });

  it('is set up by its link with a passkey, and shows recovery codes once', async () => {
    await page.goto(`${host.url}/sign-in`);
    await heading('This workspace is not set up yet');
    await looked('not-set-up');
    await page.goto(host.setupLink);
    await looked('setup');
    assert.equal(page.url().includes('#'), false, 'the secret is out of the address');
    await page.getByLabel('Your name').fill('Ada Byron');
    await press('Make a passkey');
    await heading('Keep your recovery codes');
    assert.equal(await page.locator('#codes li').count(), 10);
    await looked('recovery-codes');
    await page.getByRole('link', { name: 'I have put them away' }).click();
    await page.waitForURL('**/home');
    await looked('home-first');
    await page.goto(host.setupLink);
    await heading('This workspace is set up');
  });

  it('adds a product, gives its administrator a measuring role after a passkey, and adds a release', async () => {
    await page.goto(`${host.url}/home`);
    await page.getByRole('link', { name: 'Add your first product.' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Kestrel <b>"&\' server');
    await page.getByLabel('Short name').fill('kestrel');
    await press('Add product');
    await heading('Kestrel <b>"&\' server');
    await page.getByText('open to those who measure').waitFor();
    // The passkey of setup has become too old for a sensitive deed.
    host.pass(6);
    await page.goto(`${host.url}/home`);
    await page.getByRole('link', { name: 'Give yourself the role security lead' }).click();
    await looked('person');
    await page.getByLabel('Role', { exact: true }).selectOption('security-lead');
    await press('Give role');
    await heading('Show your passkey');
    await looked('step-up');
    await press('Show passkey and go on');
    await page.getByRole('rowheader', { name: 'security lead' }).waitFor();
    await page.goto(`${host.url}/products`);
    await looked('products');
    // What goes wrong comes back with the form filled.
    await page.getByLabel('Name', { exact: true }).fill('Other');
    await page.getByLabel('Short name').fill('kestrel');
    await press('Add product');
    await page.getByRole('alert').getByText('There is a product with this short name already').waitFor();
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Other');
    await page.getByRole('link', { name: /Kestrel/ }).click();
    await page.getByLabel('Version of a new release').fill('4.2.0');
    await press('Add release');
    await heading(/4\.2\.0/);
    await looked('release-empty');
  });

  it('takes an SBOM, says what was read in it, and assesses it', async () => {
    const sent = bill === undefined ? { name: 'kestrel.cdx.json', mimeType: 'application/json', buffer: Buffer.from(ownBill) } : { name: 'real.cdx.json', mimeType: 'application/json', buffer: readFileSync(bill) };
    await page.getByLabel('Folder in the release').fill('sbom');
    await page.getByLabel('Files', { exact: true }).setInputFiles(sent);
    await press('Send');
    await page.getByRole('link', { name: `sbom/${sent.name}` }).waitFor();
    await page.getByRole('cell', { name: /components/ }).waitFor();
    await looked('release');
    await page.getByRole('link', { name: `sbom/${sent.name}` }).click();
    await looked('evidence');
    await page.goBack();
    await press('Assess this evidence');
    await page.getByRole('heading', { name: /assess/i, level: 1 }).waitFor();
    if (await page.getByRole('progressbar').isVisible()) await looked('job').catch((problem: unknown) => { if (page.url().includes('/jobs/') && !String(problem).includes('context was destroyed')) throw problem; });
    await page.getByRole('link', { name: 'See the assessment' }).click({ timeout: 120_000 });
    await heading(/^Assessment of/);
    await looked('assessment');
  });

  it('shows each requirement with what it rests on, narrows by address, and tells what changed', async () => {
    const address = page.url();
    await page.getByLabel('Verdict').selectOption('unknown');
    await page.getByLabel('Part').selectOption('pledge/multi-factor-sign-in');
    await press('Narrow');
    await page.waitForURL(/verdict=unknown&part=pledge/);
    assert.equal(await page.locator('.requirements .v-unknown').count(), await page.locator('.requirements li').count());
    await looked('assessment-narrowed');
    await page.goto(`${address}?view=principles&words=sbom`);
    await page.locator('.requirements a').first().click();
    await page.getByRole('heading', { name: /^Verdict/ }).waitFor();
    await looked('requirement');
    await page.goto(`${address}/difference`);
    await page.getByText('no assessment of this product before').waitFor();
    await page.getByRole('link', { name: '4.2.0' }).click();
    await page.getByLabel('Files', { exact: true }).setInputFiles({ name: 'security.txt', mimeType: 'text/plain', buffer: Buffer.from('Contact: mailto:security@acme.example\nExpires: 2027-09-01T00:00:00Z\n') });
    await press('Send');
    await page.getByRole('link', { name: 'security.txt' }).waitFor();
    await press('Assess this evidence');
    await page.getByRole('link', { name: 'See the assessment' }).click({ timeout: 120_000 });
    await page.getByRole('link', { name: 'What changed' }).click();
    await page.getByRole('heading', { name: 'Verdicts' }).waitFor();
    await looked('difference');
    await page.goto(`${host.url}/home`);
    await page.getByRole('link', { name: /Multi-factor sign-in/ }).waitFor();
    await looked('home');
  });

  it('shows account, people, posture and settings, and loosens a setting only with reason, end and passkey', async () => {
    await page.goto(`${host.url}/account`);
    await looked('account');
    await page.goto(`${host.url}/account/tokens`);
    await page.getByLabel('Name', { exact: true }).fill('Build of Kestrel');
    await looked('tokens');
    await press('Make token');
    if (await page.getByRole('heading', { name: 'Show your passkey' }).isVisible()) await press('Show passkey and go on');
    await heading('Your new token');
    await looked('token-made');
    const token = await page.locator('#token').innerText();
    const pushed = await fetch(`${host.url}/api/v1/products`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(pushed.status, 403, 'a token does only what it was made for');
    await page.goto(`${host.url}/people`);
    await page.getByLabel('Name', { exact: true }).fill('Grace Hopper');
    await page.getByLabel('Role', { exact: true }).selectOption('auditor');
    await press('Invite');
    if (await page.getByRole('heading', { name: 'Show your passkey' }).isVisible()) await press('Show passkey and go on');
    await heading('The invitation');
    await looked('invitation-made');
    const link = await page.locator('#link').innerText();
    await page.goto(`${host.url}/people`);
    await looked('people');
    await page.goto(`${host.url}/settings`);
    await looked('settings');
    await page.getByRole('link', { name: 'Loosen sessionIdleMinutes' }).click();
    await page.getByLabel('Value').fill('45');
    await page.getByLabel('Why it has to be').fill('The assembly line needs longer.');
    await page.getByLabel('Until the end of').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
    await looked('loosen');
    host.pass(6);
    await press('I answer for the risk: loosen it');
    await press('Show passkey and go on');
    await heading('Where this workspace stands');
    await page.getByText('takes it over within a few seconds').waitFor();
    while (await page.getByRole('rowheader', { name: 'sessionIdleMinutes' }).count() === 0) await page.reload();
    await looked('posture');
    const other = await (await browser.newContext()).newPage();
    const own = await other.context().newCDPSession(other);
    await own.send('WebAuthn.enable');
    await own.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
    await other.goto(link);
    await other.getByRole('button', { name: 'Make a passkey' }).click();
    await other.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor();
    await other.goto(`${host.url}/audit?action=setting.loosen&outcome=success`);
    assert.ok(await other.getByRole('row').filter({ hasText: 'setting.loosen' }).count() >= 1);
    await lookAtPage(other, 'audit');
    await other.getByRole('rowheader').first().getByRole('link').click();
    await other.getByText('sessionIdleMinutes', { exact: true }).waitFor();
    await lookAtPage(other, 'audit-entry');
    await other.goto(`${host.url}/products`);
    assert.equal(await other.getByRole('heading', { name: 'Add a product' }).count(), 0, 'an auditor is offered no change');
    await other.context().close();
  });

  it('is signed out of and into by keyboard alone, and comes back to where one wanted to go', async () => {
    await page.goto(`${host.url}/home`);
    await press('Sign out');
    await heading('Sign in');
    await looked('sign-in');
    await page.goto(`${host.url}/people`);
    await heading('Sign in');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'To the content');
    for (let press = 0; press < 10 && await page.evaluate(() => document.activeElement?.textContent) !== 'Sign in with a passkey'; press += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await heading('People');
    // A product, by keyboard as well.
    await page.goto(`${host.url}/products`);
    await page.getByLabel('Name', { exact: true }).focus();
    await page.keyboard.type('Merlin');
    await page.keyboard.press('Tab');
    await page.keyboard.type('merlin');
    await page.keyboard.press('Enter');
    await heading('Merlin');
    await looked('product');
  });

  it('lets a lost passkey be made anew by a recovery code, and nothing else be done with it', async () => {
    await page.goto(`${host.url}/account`);
    await press('Make new recovery codes');
    if (await page.getByRole('heading', { name: 'Show your passkey' }).isVisible()) await press('Show passkey and go on');
    await heading('Keep your recovery codes');
    const code = await page.locator('#codes li').first().innerText();
    await page.goto(`${host.url}/home`);
    await press('Sign out');
    await page.getByText('I have no passkey at hand').click();
    await page.getByLabel('Recovery code').fill('aaaa-bbbb');
    await press('Use a recovery code');
    await page.getByRole('alert').getByText('Signing in did not work').waitFor();
    await page.getByText('I have no passkey at hand').click();
    await page.getByLabel('Recovery code').fill(code);
    await press('Use a recovery code');
    await heading('Add a passkey');
    await page.goto(`${host.url}/people`);
    await heading('Add a passkey');
    await looked('new-passkey');
    await devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: passkeys });
    passkeys = await authenticator();
    await page.getByLabel('Name of this passkey').fill('New phone');
    await press('Make a passkey');
    await page.getByText('Your passkey is made').waitFor();
    await press('Sign in with a passkey');
    await page.waitForURL('**/home');
  });

  it('says a problem in words, with the request by which it is found', async () => {
    await page.goto(`${host.url}/products/unknown`);
    await page.getByText('The operator finds this request').waitFor();
    await looked('problem');
    await page.goto(`${host.url}/nowhere`);
    await page.getByText('The operator finds this request').waitFor();
    await looked('problem-nowhere');
  });

  it('runs no script or style of others, and says no error', () => {
    assert.deepEqual(messages, []);
    assert.deepEqual(host.defects, []);
  });
});
