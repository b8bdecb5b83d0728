/** Every page of the workspace by keyboard alone. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { ensureHome } from '../../src/identity/home.ts';
import { workspacePages } from '../../src/server/pages/index.ts';
import { signInStatistics } from '../workspace/support/measured-product.ts';
import { assessOpenRelease, press, startBrowser } from './browser.ts';
import { signedInLead } from './signed-in-lead.ts';
import { walkByKeyboard } from './walk-by-keyboard.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

/** What the address of a page asks for besides the things in its path. */
const queries: Readonly<Record<string, string>> = {
  '/assessments/{assessment}/requirement': '?id=pledge/mfa', '/products/{product}/claims/requirement': '?id=pledge/mfa',
  '/products/{product}/claims/affirm': '?requirement=white-paper/less-burden', '/products/{product}/claims/ask': '?requirement=white-paper/less-burden', '/products/{product}/claims/new': '?requirement=pledge/mfa',
};
/** Pages about a thing that this workspace does not have: a finding that waits for a person, a word that is taken back, an assessment of another product. */
const withoutThing: ReadonlySet<string> = new Set(['/products/{product}/claims/finding', '/products/{product}/claims/end', '/products/{product}/difference']);

/** A maker and a case with two candidates, as far as pages show them without reading a look. */
async function furnishPurchase({ services: { store, ports, evidence } }: WorkspaceHost, known: Record<string, string>): Promise<void> {
  const home = await ensureHome(store, ports);
  const at = ports.now().toISOString();
  const account = known['account'] ?? '';
  const report = { domain: 'granite.example', vendor: 'Granite', exposure: 'unknown', isFirstLook: true, stale: [], deadlines: [], gaps: [] };
  const kept = await evidence.put(home, (async function* once(): AsyncGenerator<Uint8Array> { yield Buffer.from(JSON.stringify(report)); })(), 10_000);
  Object.assign(known, { vendor: 'vendor1', purchase: 'purchase1', alert: 'alert1' });
  await store.write(home, async (rows) => {
    for (const [vendor, name] of [['vendor1', 'Granite'], ['vendor2', 'Heron']] as const) await rows.insertInto('vendor').values({ id: vendor, name, domain: null, criticality: 'critical', service: null, given: '{"pages":[],"packages":[],"aggregators":[]}', signedAt: null, lookJobId: null, createdAt: at, createdBy: account, changedAt: at, archivedAt: null }).execute();
    const counts = { met: 0, 'partly-met': 0, 'not-met': 0, contradicted: 0, claimed: 0, unknown: 0, 'not-applicable': 0 };
    await rows.insertInto('vendorLook').values({ id: 'look1', vendorId: 'vendor1', product: '', startedAt: at, endedAt: at, positionDigest: 'a'.repeat(64), positionBytes: 1, captureDigest: 'b'.repeat(64), captureBytes: 1, engineVersion: '0.1.0', catalogVersion: '1', summary: JSON.stringify({ counts, visible: 0, places: { found: 0, notLooked: 0, lookedFor: 0 }, questions: 0, unread: 0, cveListAt: null }), askedBy: account }).execute();
    await rows.insertInto('lookVerdicts').values({ lookId: 'look1', verdicts: JSON.stringify({ 'demand-guide/disclosure-policy': 'met' }) }).execute();
    await rows.insertInto('vendorAlert').values({ id: 'alert1', vendorId: 'vendor1', lookId: 'look1', beforeLookId: null, at, digest: kept.digest, sizeBytes: kept.sizeBytes, changes: 1, due: 0, stale: 0, gaps: 0, dueOn: null, seenAt: null, seenBy: null, note: null }).execute();
    await rows.insertInto('purchase').values({ id: 'purchase1', title: 'Gateway', need: '', ownerId: account, stage: 'before', state: 'open', decideOn: null, budget: '', criticality: 'low', deployment: '[]', appetite: 'open', demands: JSON.stringify([{ requirement: 'demand-guide/disclosure-policy', level: 'must' }]), criteria: '[]', isTender: 0, awardedCandidateId: null, awardedAt: null, endedReason: null, createdAt: at, createdBy: account, changedAt: at }).execute();
    for (const id of ['1', '2']) await rows.insertInto('candidate').values({ id: `candidate${id}`, purchaseId: 'purchase1', vendorId: `vendor${id}`, product: '', reseller: '', state: 'standing', stateReason: null, addedAt: at, addedBy: account, changedAt: at }).execute();
  });
}

describe('every page by keyboard', () => {
  let host: WorkspaceHost;
  let browser: Browser;
  let page: Page;
  const known: Record<string, string> = { number: '1' };
  const idIn = (address: string): string => new URL(address).pathname.split('/').at(-1) ?? '';
  before(async () => {
    host = await workspaceHost();
    browser = await startBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    known['account'] = await signedInLead(host, context, ['assessor']);
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(`${host.url}/products`);
    await page.getByLabel('Name', { exact: true }).fill('Kestrel server');
    await page.getByLabel('Short name').fill('kestrel');
    await press(page, 'Add product');
    await page.getByLabel('Version of a new release').fill('4.2.0');
    known['product'] = idIn(page.url());
    await press(page, 'Add release');
    known['release'] = idIn(page.url());
    const files = [['sign-in.csv', signInStatistics([['2026-09', 600, 200, 100], ['2026-10', 500, 250, 150]])], ['security.txt', 'Contact: mailto:security@acme.example\nExpires: 2020-01-01T00:00:00Z\n']] as const;
    await page.getByLabel('Files', { exact: true }).setInputFiles(files.map(([name, text]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })));
    await press(page, 'Send');
    known['evidence'] = idIn(new URL(await page.getByRole('link', { name: 'security.txt', exact: true }).getAttribute('href') ?? '', host.url).href);
    known['assessment'] = idIn(await assessOpenRelease(page));
    await furnishPurchase(host, known);
  });
  after(async () => {
    await browser?.close();
    await host?.close();
  });

  const walked = workspacePages.filter(({ method, path }) => method === 'GET' && !withoutThing.has(path) && !/\.[a-z]+$|\/export$/u.test(path) && [...path.matchAll(/\{(\w+)\}/gu)].every(([, field = '']) => ['product', 'release', 'assessment', 'evidence', 'number', 'account', 'vendor', 'purchase', 'alert'].includes(field)));
  for (const { path } of walked) {
    it(path, async () => {
      const answer = await page.goto(`${host.url}${path.replace(/\{(\w+)\}/gu, (_, field: string) => known[field] ?? '')}${queries[path] ?? ''}`);
      assert.equal(answer?.status(), 200);
      await walkByKeyboard(page, path);
    });
  }
  it('would find a focus that can’t be seen, another order, what is never reached, and a trap', async () => {
    const [skip, links] = ['<a href="#main">To the content</a>', '<a href="#one">one</a><a href="#two">two</a>'];
    for (const [body, said] of [
      [`${skip}${links}`, undefined],
      [`${skip}${links}<style>a[href="#two"] { outline: none }</style>`, /can’t be seen/u],
      [`${skip}<a href="#one" tabindex="2">one</a><a href="#two" tabindex="1">two</a>`, /skip link is first|order/u],
      [`${links}${skip}`, /skip link is first/u],
      [`${skip}${links}<script>document.links[1].addEventListener('keydown', (event) => { if (event.key === 'Tab') event.preventDefault(); })</script>`, /never leaves|never reached|order/u],
    ] as const) {
      const alone = await browser.newPage();
      await alone.setContent(body);
      await (said === undefined ? walkByKeyboard(alone, 'a page') : assert.rejects(walkByKeyboard(alone, 'a page'), said));
      await alone.close();
    }
  });
  it('has no defect', () => assert.deepEqual(host.defects, []));
});
