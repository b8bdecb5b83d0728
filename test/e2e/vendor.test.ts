import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { ours } from '../../src/model/text.ts';
import type { VendorPosition } from '../../src/model/vendor-position.ts';
import { comparisonHtml } from '../../src/report/comparison/html.ts';
import { vendorHtml } from '../../src/report/vendor-view/html/index.ts';
import { compareVendors } from '../../src/vendor/compare.ts';
import { acme, digestOf, globex, initech } from '../example/vendor-position.ts';
import { positionWith } from '../example/vendor-position-with.ts';

const executablePath = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
let folder = '';
let browser: Browser | undefined;

/** Eight makers with long names that differ in most things: the fullest page that there can be. */
const eight: readonly VendorPosition[] = Array.from({ length: 8 }, (_maker, index): VendorPosition => ({
  ...acme,
  vendor: { domain: `maker-number-${index}-with-a-long-domain-name.example`, name: `A maker with a very long name indeed, number ${index}`, product: `Product ${index}` },
  capture: { ...acme.capture, digest: digestOf(`capture ${index}`), endedAt: `2026-11-1${index}T10:00:00Z` },
  verdicts: acme.verdicts.map(({ requirement, parts }, place) => ({
    requirement, parts, reason: ours('Something that takes some room to say was seen on one of the pages that were read. '.repeat(3)),
    verdict: place % 3 === 0 ? 'partly-met' : index % 2 === 0 ? 'not-met' : 'partly-met',
    ...(place % 3 === 0 ? {} : { measure: { id: 'records-with-cwe', population: requirement.includes('staff') ? 'own-staff' : 'product', dimensions: {}, points: [{ at: '2026-11-01', numerator: 10_000 + index, denominator: 20_000 }], sources: [] } }),
  })),
}));

const pages = {
  'vendor.html': vendorHtml(acme).value,
  'comparison.html': comparisonHtml(compareVendors([acme, globex, initech])).value,
  'eight.html': comparisonHtml(compareVendors(eight)).value,
  'hostile.html': vendorHtml(positionWith(hostile)).value,
} as const;

describe('vendor', () => {
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    folder = mkdtempSync(join(tmpdir(), 'assay-e2e-vendor-'));
    for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(name: keyof typeof pages, colorScheme: 'light' | 'dark', width: number) {
    assert.ok(browser !== undefined);
    // Only the accessibility test's own script needs to get past the page's policy.
    const context = await browser.newContext({ colorScheme, bypassCSP: true, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const requests: string[] = [];
    const messages: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => messages.push(message.text()));
    page.on('dialog', (dialog) => messages.push(`dialog ${dialog.message()}`));
    await page.goto(`file://${join(folder, name)}`);
    return { page, requests, messages };
  }

  for (const name of ['vendor.html', 'comparison.html'] as const) {
    describe(`${name} in a browser`, () => {
      for (const [scheme, width] of [['light', 1200], ['dark', 1200], ['light', 390]] as const) {
        it(`is accessible, loads nothing and runs nothing (${scheme}, ${width} px)`, async () => {
          const { page, requests, messages } = await open(name, scheme, width);
          await page.evaluate(() => document.querySelectorAll('details').forEach((item, index) => { item.open = index % 7 === 0; }));
          await page.addScriptTag({ content: axe });
          const violations = await page.evaluate(async () => {
            const runner = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
            return (await runner.run()).violations.map((item) => `${item.id}: ${item.nodes[0]?.html.slice(0, 150) ?? ''}`);
          });
          assert.deepEqual(violations, []);
          assert.equal(requests.length, 1, `the page asked for more than itself: ${requests.join(' ')}`);
          assert.deepEqual(messages, []);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, 'the page scrolls sideways');
        });
      }
    });
  }

  describe('hostile evidence on the page on a maker', () => {
    it('stays text', async () => {
      const { page, messages } = await open('hostile.html', 'light', 1200);
      assert.equal(await page.locator('h1').textContent(), hostile);
      assert.equal(await page.locator('img, script, iframe, object, embed, link, form').count(), 0);
      assert.deepEqual(messages, []);
    });
  });

  describe('a comparison on paper', () => {
    for (const name of ['comparison.html', 'eight.html'] as const) {
      it(`is one page in landscape (${name})`, async () => {
        const { page } = await open(name, 'light', 1200);
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        assert.equal((pdf.match(/\/Type \/Page\b(?!s)/g) ?? []).length, 1);
        const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
        assert.ok(Number(width) > Number(height), 'landscape');
      });
    }
  });
});
