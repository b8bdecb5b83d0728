/** The workspace in a browser: set up by a link, a passkey, a product, an SBOM, an assessment, its history. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Pictures of every page are put here when it is set; they are for looking at, and no test compares them. */
const pictures = process.env['ASSAY_PICTURES'];
/** Another SBOM than the test’s own may be handed over, to look at how a real one is shown. */
const bill = process.env['ASSAY_BILL'];

const components = Array.from({ length: 12 }, (_, index) => ({ type: 'library', 'bom-ref': `part-${index}`, name: `kestrel-part-${index}`, ...(index < 9 ? { version: `1.${index}.0`, purl: `pkg:npm/kestrel-part-${index}@1.${index}.0` } : {}) }));
const ownBill = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: 'urn:uuid:6f1c5d9e-6a0f-4d8e-9a51-0c1f2e3d4b5a', version: 1, metadata: { timestamp: '2026-11-01T00:00:00Z', component: { type: 'application', 'bom-ref': 'kestrel', name: 'Kestrel', version: '4.2.0' } }, components, dependencies: [{ ref: 'kestrel', dependsOn: components.map((component) => component['bom-ref']) }] });

let host: WorkspaceHost;
let browser: Browser;
let page: Page;
let devtools: CDPSession;
const messages: string[] = [];

before(async () => {
  assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
  host = await workspaceHost();
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(20_000);
  page.on('console', (message) => { if (message.type() === 'error' && !/status of (4|5)\d\d/.test(message.text())) messages.push(message.text()); });
  page.on('pageerror', (problem) => messages.push(problem.message));
  devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await authenticator();
});
after(async () => {
  await browser?.close();
  await host?.close();
});

async function authenticator(): Promise<string> {
  return (await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })).authenticatorId;
}

/** Looks at the page in light, dark and narrow: nothing that axe finds, nothing that scrolls sideways. */
async function looked(name: string): Promise<void> {
  for (const [look, colorScheme, width] of [['light', 'light', 1280], ['dark', 'dark', 1280], ['narrow', 'light', 390], ['narrowest', 'dark', 360]] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const { axe: own } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } };
      return (await own.run()).violations.map((item) => `${item.id}: ${item.nodes[0]?.html.slice(0, 200) ?? ''} ${item.nodes[0]?.failureSummary ?? ''}`);
    });
    assert.deepEqual(violations, [], `${name}, ${look}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, `${name} scrolls sideways, ${look}`);
    if (pictures !== undefined && look !== 'narrowest') await page.screenshot({ path: join(pictures, `${name}-${look}.png`), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}

const press = async (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
const heading = async (name: string | RegExp): Promise<void> => page.getByRole('heading', { name, level: 1 }).waitFor();

describe('the workspace in a browser', () => {
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
  it('runs no script or style of others, and says no error', () => {
    assert.deepEqual(messages, []);
    assert.deepEqual(host.defects, []);
  });
});
