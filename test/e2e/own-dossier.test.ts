/** Assay's own dossier, as `npm run dossier` publishes it from this repository, checked again in a browser. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { requirements } from '../../src/catalog/index.ts';
import { contentSecurityPolicy } from '../../src/web/page/policy.ts';
import { hostDossier, type DossierHost } from './dossier-host.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const executablePath = '/usr/bin/chromium';
const changedFile = 'docs/security/support.md';
let site = '';
let browser: Browser | undefined;
let host: DossierHost | undefined;

/** Presses the button on a new page. @returns every listed requirement with its state */
async function pressed(): Promise<ReadonlyMap<string, string>> {
  assert.ok(browser !== undefined && host !== undefined);
  const page = await browser.newPage();
  await page.goto(host.address);
  await page.locator('#recheck-button').click();
  await page.waitForFunction(() => document.getElementById('recheck-button')?.textContent === 'Check once more', undefined, { timeout: 180_000 });
  const list = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('#recheck-result [data-requirement]')].map((item): [string, string] => [item.dataset['requirement'] ?? '', item.dataset['state'] ?? '']));
  await page.close();
  return new Map(list);
}

describe('Assay’s own dossier in a browser', () => {
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    site = join(mkdtempSync(join(tmpdir(), 'assay-e2e-own-')), 'dossier');
    // It ends well only when a copy elsewhere verifies, and every machine verdict is reproduced there.
    execFileSync(process.execPath, [join(root, 'tools/dossier.ts'), site], { stdio: ['ignore', 'ignore', 'inherit'] });
    host = await hostDossier(site, contentSecurityPolicy(true));
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
  });
  after(async () => {
    await browser?.close();
    await host?.close();
    rmSync(join(site, '..'), { recursive: true, force: true });
  });

  it('shows every requirement, none changed, and differs with one changed file in what rests on it alone', async () => {
    const list = await pressed();
    assert.deepEqual([...list.keys()].toSorted(), requirements.map((item) => item.id).toSorted());
    assert.deepEqual([...list].filter(([, state]) => state === 'changed'), []);
    assert.ok([...list].filter(([, state]) => state === 'reproduced').length > 230);
    appendFileSync(join(site, 'evidence', changedFile), '\nA later word.\n');
    const differing = [...(await pressed())].filter(([, state]) => state === 'changed').map(([requirement]) => requirement);
    // Requirements with a check that reads the support policy, and no other: it holds the date until which a release is supported.
    const expected = requirements.filter((item) => item.parts.some((part) => part.by === 'checks' && part.checks.some((id) => id === 'support-policy-is-published' || id === 'end-of-life-date-is-stated'))).map((item) => item.id);
    assert.deepEqual(differing.toSorted(), expected.toSorted());
  });
});
