import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { requirements } from '../../src/catalog/index.ts';
import { signKeyFile } from '../../src/attest/verified-key-file.ts';
import { browserProgram } from '../../src/web/browser-program.ts';
import { dossierPage, showsSource } from '../../src/web/page/index.ts';
import { contentSecurityPolicy } from '../../src/web/page/policy.ts';
import { published, publisher, testKey } from '../attest/world.ts';
import { generateProduct } from '../product/generate.ts';
import { writeDossier, type WrittenDossier } from '../support/dossier-folder.ts';
import { hostDossier, type DossierHost } from './dossier-host.ts';

const executablePath = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** An invented product with source code in several languages, CVE records, documents and figures of two years. */
const seed = 4;
const withheldPath = 'evidence/documents/memory-safety-roadmap.md';
let home = '';
let browser: Browser | undefined;
let dossier: WrittenDossier | undefined;
const hosts: DossierHost[] = [];

describe('dossier', () => {
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    home = mkdtempSync(join(tmpdir(), 'assay-e2e-dossier-'));
    const truth = generateProduct(seed, home);
    const history = truth.history.map((measure) => ({ ...measure, points: measure.points.map((point) => ({ ...point, at: wholeSeconds(point.at) })), sources: [] }));
    const options = { assessedAt: wholeSeconds(truth.assessedAt), history };
    dossier = await writeDossier(join(home, 'product'), join(home, 'site'), options);
    await putPage('site', dossier);
    await putPage('withheld', await writeDossier(join(home, 'product'), join(home, 'withheld'), { ...options, isWithheld: (path) => path === withheldPath }));
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
  });
  after(async () => {
    await browser?.close();
    await Promise.all(hosts.map((host) => host.close()));
    rmSync(home, { recursive: true, force: true });
  });

  function wholeSeconds(at: string): string {
    return at.replace(/\.\d+Z$/, 'Z');
  }

  async function putPage(site: string, { predicate, statement }: WrittenDossier): Promise<void> {
    for (const { path, bytes } of dossierPage(predicate, { stated: statement, address: 'https://acme.example/assay/gateway/', program: await browserProgram(showsSource(predicate)) })) {
      mkdirSync(dirname(join(home, site, path)), { recursive: true });
      writeFileSync(join(home, site, path), bytes);
    }
  }

  /** A copy of the published folder, to be changed. */
  function copyOf(site: string, name: string): string {
    cpSync(join(home, site), join(home, name), { recursive: true });
    return name;
  }

  interface Opened {
    readonly page: Page;
    readonly host: DossierHost;
    readonly problems: string[];
    readonly requests: string[];
  }

  async function open(site: string, options: BrowserContextOptions = {}, policy = contentSecurityPolicy(true)): Promise<Opened> {
    assert.ok(browser !== undefined);
    const host = await hostDossier(join(home, site), policy === 'none' ? undefined : policy);
    hosts.push(host);
    const page = await (await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options })).newPage();
    const problems: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
    await page.goto(host.address);
    return { page, host, problems, requests };
  }

  async function press(page: Page): Promise<void> {
    await page.locator('#recheck-button').click();
    await page.waitForFunction(() => (document.getElementById('recheck-button') as HTMLButtonElement).textContent === 'Check once more', undefined, { timeout: 60_000 });
  }

  /** Every listed requirement with its state. */
  async function outcomes(page: Page): Promise<ReadonlyMap<string, string>> {
    return new Map(await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('#recheck-result [data-requirement]')].map((item): [string, string] => [item.dataset['requirement'] ?? '', item.dataset['state'] ?? ''])));
  }

  function inState(list: ReadonlyMap<string, string>, state: string): readonly string[] {
    return [...list].filter(([, one]) => one === state).map(([requirement]) => requirement).toSorted();
  }

  describe('the button on a dossier’s page', () => {
    it('shows every requirement of the catalogue, each reproduced or with a reason why it can’t be', async () => {
      // Time zone, language and order of sorting of the visitor must not matter.
      const { page, problems, requests, host } = await open('site', { timezoneId: 'Pacific/Kiritimati', locale: 'tr-TR' });
      await press(page);
      const list = await outcomes(page);
      assert.deepEqual([...list.keys()].toSorted(), requirements.map((item) => item.id).toSorted());
      assert.deepEqual(inState(list, 'changed'), []);
      assert.ok(inState(list, 'reproduced').length > 200);
      for (const reason of await page.locator('[data-state=cannot-recheck] > p').allTextContents()) assert.match(reason, /^\p{Lu}.{10,}\.$/su);
      assert.match(await page.locator('#recheck-status').textContent() ?? '', /^\d+ requirements: \d+ reproduced, 0 changed, \d+ cannot be re-checked here\./);
      assert.equal(await page.locator('#recheck-result .wrong').count(), 0);
      assert.deepEqual(problems, [], 'nothing broke the policy and nothing failed');
      assert.ok(requests.every((request) => request.startsWith(`GET ${host.address}`)), 'only the page’s own host was asked, and nothing was sent');
      assert.ok(host.requests.includes('GET /assets/tree-sitter.wasm'), 'source code was parsed in the browser');
    });

    for (const { kind, change } of [
      { kind: 'sbom', change: (text: string) => text.replace(/"version": ?"[^"]+"(?=[^]*"version")/, '"version":""') },
      { kind: 'disclosure-policy', change: (text: string) => text.replaceAll('not', '') },
      { kind: 'patch-adoption', change: (text: string) => `${text} ` },
    ] as const) {
      it(`tells of a changed file first, and exactly what rests on it differs (${kind})`, async () => {
        assert.ok(dossier !== undefined);
        const { predicate } = dossier;
        const index = predicate.evidence.findIndex((item) => item.state === 'public' && item.kind === kind);
        const file = predicate.evidence[index];
        assert.ok(file?.state === 'public');
        const site = copyOf('site', `changed-${kind}`);
        const path = join(home, site, 'evidence', file.path);
        const before = readFileSync(path, 'utf8');
        writeFileSync(path, change(before));
        assert.notEqual(change(before), before);
        const resting = new Set(predicate.findings.filter((finding) => finding.pointers.some((pointer) => pointer.evidence === index)).map((finding) => finding.fingerprint));
        const expected = predicate.verdicts.filter((verdict) => verdict.measure?.sources.includes(index) === true || verdict.parts.some((part) => part.findings.some((fingerprint) => resting.has(fingerprint)))).map((verdict) => verdict.requirement);
        const { page } = await open(site);
        await press(page);
        assert.equal(await page.locator('#recheck-result > :first-child h3').textContent(), 'One file is not the one that was signed');
        assert.equal(await page.locator('.wrong li').getAttribute('data-path'), file.path);
        assert.ok(expected.length > 0);
        const list = await outcomes(page);
        assert.equal(list.size, requirements.length);
        assert.deepEqual(inState(list, 'changed'), expected.toSorted());
      });
    }

    it('reads in a worker that has no way to a network', async () => {
      const { page } = await open('site');
      let inWorker: Promise<string> | undefined;
      // By now the worker has opened the statement, and waits for this file.
      await page.route('**/evidence/assay.yaml', async (route) => {
        inWorker = page.workers()[0]?.evaluate(() => [typeof fetch, typeof WebSocket, typeof XMLHttpRequest, typeof EventSource].join(' '));
        await inWorker;
        await route.continue();
      });
      await press(page);
      assert.equal(await inWorker, 'undefined undefined undefined undefined');
    });

    it('tells of a file that is gone', async () => {
      assert.ok(dossier !== undefined);
      const file = dossier.predicate.evidence.find((item) => item.kind === 'sbom');
      assert.ok(file?.state === 'public');
      const site = copyOf('site', 'gone');
      rmSync(join(home, site, 'evidence', file.path));
      const { page } = await open(site);
      await press(page);
      assert.match(await page.locator('.wrong').textContent() ?? '', /status 404/);
      assert.ok(inState(await outcomes(page), 'changed').length > 0);
    });

    it('can’t re-check what rests on withheld evidence, and says so', async () => {
      const { page } = await open('withheld');
      await press(page);
      const list = await outcomes(page);
      assert.equal(list.size, requirements.length);
      assert.deepEqual(inState(list, 'changed'), []);
      assert.match(await page.locator('[data-requirement="pledge/memory-safety-roadmap"]').textContent() ?? '', /Withheld: product document\./);
    });

    it('can’t re-check what needs the parser where the host lets no WebAssembly run, and checks the rest', async () => {
      const { page } = await open('site', {}, contentSecurityPolicy(false));
      await press(page);
      const list = await outcomes(page);
      assert.deepEqual(inState(list, 'changed'), []);
      assert.match(await page.locator('[data-requirement="pledge/parameterised-queries"]').textContent() ?? '', /does not let the parser of source code run/);
      assert.ok(inState(list, 'reproduced').length > 150);
    });

    it('needs no policy of the host', async () => {
      const { page, problems } = await open('site', {}, 'none');
      await press(page);
      assert.ok(inState(await outcomes(page), 'reproduced').length > 200);
      assert.deepEqual(problems, []);
      // The page's own policy holds.
      assert.equal(await page.evaluate(async () => fetch('https://elsewhere.example/').then(() => 'asked', () => 'refused')), 'refused');
      assert.match(problems.join(' '), /connect-src/);
    });

    it('refuses a dossier that the keys beside it did not sign', async () => {
      const site = copyOf('site', 'other-keys');
      const stranger = await testKey('stranger', 7);
      writeFileSync(join(home, site, 'assay-keys.json'), await signKeyFile({ schema: 'urn:assay:publisher-keys:1', publisher, sequence: 1, issuedAt: '2026-11-01T00:00:00Z', keys: [published(stranger, 'keys'), published(await testKey('second', 3), 'dossier')] }, [stranger.signer], [stranger.key]));
      const { page } = await open(site);
      await press(page);
      assert.match(await page.locator('#recheck-result').textContent() ?? '', /No signature is by a key that is trusted for this/);
      assert.equal((await outcomes(page)).size, 0);
    });

    it('tells when the page shows another verdict than the signed statement', async () => {
      const site = copyOf('site', 'flattered');
      const path = join(home, site, 'index.html');
      writeFileSync(path, readFileSync(path, 'utf8').replace(/(id="pledge\/progress-report" data-verdict=")[^"]+/, '$1met'));
      const { page } = await open(site);
      await press(page);
      assert.match(await page.locator('#recheck-result .notice').textContent() ?? '', /another verdict than the signed statement for: pledge\/progress-report\./);
    });
  });

  describe('a dossier’s page', () => {
    for (const [colorScheme, width] of [['light', 1200], ['dark', 1200], ['light', 390], ['dark', 390]] as const) {
      it(`is accessible before and after the button (${colorScheme}, ${width} px)`, async () => {
        // Only the accessibility test's own script needs to get past the page's policy.
        const { page } = await open('site', { colorScheme, bypassCSP: true, viewport: { width, height: 900 } });
        await page.addScriptTag({ content: axe });
        const violations = (): Promise<string[]> => page.evaluate(async () => {
          const runner = (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
          return (await runner.run()).violations.map((item) => `${item.id}: ${item.nodes[0]?.html.slice(0, 150) ?? ''}`);
        });
        await page.evaluate(() => document.querySelectorAll('details').forEach((item, index) => { item.open = index % 7 === 0; }));
        assert.deepEqual(await violations(), []);
        await press(page);
        await page.evaluate(() => document.querySelectorAll<HTMLDetailsElement>('#recheck-result details').forEach((item) => { item.open = true; }));
        assert.deepEqual(await violations(), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, 'the page scrolls sideways');
      });
    }

    it('is whole without a script, and shows no button then', async () => {
      const { page, requests, host } = await open('site', { javaScriptEnabled: false });
      assert.equal(await page.locator('#recheck-button').isVisible(), false);
      assert.equal(await page.locator('.goals > li').count(), 7);
      assert.equal(await page.locator('#requirements ~ details[data-verdict]').count(), requirements.length);
      assert.match(await page.locator('pre').textContent() ?? '', /^npx --no-install assay verify https:\/\/acme\.example\//);
      assert.deepEqual(requests.filter((request) => !/index|style\.css|badge\.svg|\/$/.test(request.replace(host.address, '/'))), []);
    });

    it('draws every chart with a title, a description and a table of the same figures under it', async () => {
      const { page } = await open('site');
      const figures = await page.evaluate(() => [...document.querySelectorAll('figure')].map((item) => ({ title: item.querySelector('svg > title')?.textContent ?? '', text: item.querySelector('svg > desc')?.textContent ?? '', drawn: item.querySelectorAll('circle').length, rows: item.querySelectorAll('svg ~ .scroll tbody tr').length })));
      assert.ok(figures.length > 0);
      for (const { title, text, drawn, rows } of figures) {
        assert.ok(title.length > 5 && /^\d+ points\./.test(text));
        assert.ok(drawn >= 2 && rows >= drawn);
      }
    });

    it('unfolds the requirement that a link leads to', async () => {
      const { page } = await open('site');
      await page.locator('.goals a').first().click();
      await page.waitForFunction(() => document.querySelector<HTMLDetailsElement>('details:target')?.open === true);
    });

    it('can be used with the keyboard alone', async () => {
      const { page } = await open('site');
      await page.locator('#recheck-button').focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelectorAll('#recheck-result [data-requirement]').length > 0, undefined, { timeout: 60_000 });
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'recheck-button', 'the focus stays where it was');
    });

    it('opens on paper what matters, and leaves out the button', async () => {
      const { page } = await open('site');
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('#recheck').isVisible(), false);
      const shown = await page.evaluate(() => [...document.querySelectorAll('details:not(.quiet) > div')].filter((item) => item.getBoundingClientRect().height > 0).length);
      assert.equal(shown, await page.locator('details:not(.quiet)').count());
      assert.ok(shown > 0);
    });

    it('has a badge with a name for those who can’t see it', async () => {
      const { page, host } = await open('site');
      await page.goto(`${host.address}badge.svg`);
      assert.match(await page.locator('svg[role=img] > title').textContent() ?? '', /^Assay dossier: \d+ met · \d+ partly met · \d+ not met · .*\d+ unknown · 2026-11-22\. Not a verdict of CISA/);
    });
  });
});
