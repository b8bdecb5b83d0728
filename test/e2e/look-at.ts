import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Pictures of every page are put here when it is set; they are for looking at, and no test compares them. */
const pictures = process.env['ASSAY_PICTURES'];

/** Looks at a page in light, dark, narrow and narrowest: nothing that axe finds, nothing that scrolls sideways. */
export async function lookAtPage(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
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
