import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { assess } from '../../src/assess/assess.ts';
import { htmlReport } from '../../src/report/html/index.ts';

const executablePath = '/usr/bin/chromium';
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
let folder = '';
let browser: Browser | undefined;

async function open(colorScheme: 'light' | 'dark', width: number): Promise<{ page: Page; requests: string[]; messages: string[] }> {
  assert.ok(browser !== undefined);
  // Only the accessibility test's own script needs to get past the page's policy.
  const context = await browser.newContext({ colorScheme, bypassCSP: true, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const requests: string[] = [];
  const messages: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => messages.push(message.text()));
  page.on('dialog', (dialog) => messages.push(`dialog ${dialog.message()}`));
  await page.goto(`file://${join(folder, 'report.html')}`);
  return { page, requests, messages };
}

describe('the HTML report in a browser', () => {
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    folder = mkdtempSync(join(tmpdir(), 'assay-e2e-'));
    writeFileSync(join(folder, 'assay.yaml'), `assay: 1\nproduct: { name: ${JSON.stringify(hostile)} }\nclaims:\n  - { requirement: pledge/vdp, text: ${JSON.stringify(hostile)}, by: A. Person, role: lead, at: 2026-01-01, expiresAt: 2099-01-01 }\n`);
    writeFileSync(join(folder, 'server.js'), "const password = 'admin';\n");
    const assessment = await assess({ folder, assessedAt: '2026-11-22T00:00:00Z', engineVersion: '0.1.0' });
    writeFileSync(join(folder, 'report.html'), htmlReport(assessment).value);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [scheme, width] of [['light', 1200], ['dark', 1200], ['light', 390]] as const) {
    it(`is accessible, loads nothing and runs nothing (${scheme}, ${width} px)`, async () => {
      const { page, requests, messages } = await open(scheme, width);
      await page.evaluate(() => document.querySelectorAll('details').forEach((item, index) => { item.open = index % 7 === 0; }));
      await page.addScriptTag({ content: readFileSync(axePath, 'utf8') });
      const violations = await page.evaluate(async () => {
        const axe = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
        return (await axe.run()).violations.map((item) => `${item.id}: ${item.nodes[0]?.html.slice(0, 150) ?? ''}`);
      });
      assert.deepEqual(violations, []);
      assert.equal(requests.length, 1, `the page asked for more than itself: ${requests.join(' ')}`);
      assert.deepEqual(messages, []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, 'the page scrolls sideways');
    });
  }

  it('shows hostile evidence as text', async () => {
    const { page } = await open('light', 1200);
    assert.equal(await page.locator('h1').textContent(), hostile);
    assert.equal(await page.locator('img, script, iframe, object, embed, link, form').count(), 0);
  });

  it('shows seven goals, each with a verdict in words', async () => {
    const { page } = await open('light', 1200);
    assert.equal(await page.locator('.goals > li').count(), 7);
    for (const text of await page.locator('.goals .verdict').allTextContents()) assert.match(text, /met|unknown|claimed|contradicted|not applicable/);
  });

  it('opens what matters on paper', async () => {
    const { page } = await open('light', 1200);
    await page.emulateMedia({ media: 'print' });
    const shown = await page.evaluate(() => [...document.querySelectorAll('details:not(.quiet) > div')].filter((item) => item.getBoundingClientRect().height > 0).length);
    assert.equal(shown, await page.locator('details:not(.quiet)').count());
    assert.ok(shown > 0);
  });
});
