import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Route } from 'playwright-core';

/** A browser comes to the same result on every vector of fixtures/attest as Node does, under a policy that allows no code from strings. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const executablePath = '/usr/bin/chromium';
const site = 'https://assay.example';
let browser: Browser | undefined;

describe('attest', () => {
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
  });
  after(async () => browser?.close());

  /** Serves the sources as a browser reads them: without types, and with the two packages by their paths. */
  async function serve(route: Route): Promise<void> {
    const path = new URL(route.request().url()).pathname;
    const headers = { 'content-security-policy': "default-src 'none'; script-src 'self'" };
    if (path === '/') return route.fulfill({ headers, contentType: 'text/html', body: '<!doctype html><script type="module" src="/start.js"></script>' });
    if (path === '/start.js') return route.fulfill({ headers, contentType: 'text/javascript', body: "import { runCase } from '/test/attest/run-case.ts'; globalThis.runCase = runCase;" });
    const source = readFileSync(`${root}${path.slice(1)}`, 'utf8');
    const body = path.endsWith('.ts') ? stripTypeScriptTypes(source).replaceAll("from 'zod/mini'", "from '/node_modules/zod/mini/index.js'").replaceAll("from 'canonicalize'", "from '/node_modules/canonicalize/lib/canonicalize.js'") : source;
    return route.fulfill({ headers, contentType: 'text/javascript', body });
  }

  it('every vector ends in Chromium as its name says', async () => {
    assert.ok(browser !== undefined);
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(message.text()));
    await page.route(`${site}/**`, serve);
    await page.goto(site);
    await page.waitForFunction(() => 'runCase' in globalThis);
    const folder = `${root}fixtures/attest/`;
    const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}`, 'utf8'));
    const names = readdirSync(folder).filter((name) => /^(?:accept|refuse)-/.test(name));
    const outcomes = await page.evaluate(async ({ shared, vectors }) => {
      const { runCase } = globalThis as unknown as { runCase: (vector: unknown, shared: unknown) => Promise<{ outcome: string }> };
      const all: string[] = [];
      for (const vector of vectors) all.push((await runCase(vector, shared)).outcome);
      return all;
    }, { shared: read('trust.json'), vectors: names.map((name) => (read(name) as { vector: unknown }).vector) });
    const wrong = names.filter((name, index) => name !== `${outcomes[index] === 'accept' ? 'accept' : `refuse-${outcomes[index]}`}.json` && !name.startsWith(`${outcomes[index] === 'accept' ? 'accept' : `refuse-${outcomes[index]}`}-`));
    assert.ok(names.length >= 125);
    assert.deepEqual(wrong, []);
    assert.deepEqual(problems, []);
  });
});
