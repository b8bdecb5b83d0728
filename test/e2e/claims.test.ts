/** Words of people in a browser: what evidence speaks against, what somebody affirms with a passkey, and by a link that counts once. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { operatorScopes } from '../../src/identity/operator-scopes.ts';
import { lookAtPage } from './look-at.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = '/usr/bin/chromium';
const statement = `assay: 1
product:
  name: Kestrel
  maker: Acme
  leavesOut: []
evidence:
  - path: .well-known/security.txt
  - path: policies
`;
const policy = '# Vulnerability disclosure policy\n\nWe invite anybody to test our products. We will not take legal action against you if you follow this policy in good faith. Report to security@acme.example. You may publish after 90 days.\n';

let host: WorkspaceHost;
let browser: Browser;
let ada: Page;
let product = '';
const messages: string[] = [];

/** A browser of somebody with a device for passkeys. */
async function someone(): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(15_000);
  page.on('console', (message) => { if (message.type() === 'error' && !/status of (4|5)\d\d/.test(message.text())) messages.push(message.text()); });
  page.on('pageerror', (problem) => messages.push(problem.message));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  return page;
}

/** The same session in a browser without script; without one, nobody’s. */
async function withoutScript(context?: BrowserContext): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false, ...(context === undefined ? {} : { storageState: await context.storageState() }) })).newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

const press = async (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
const heading = async (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { name, level: 1 }).waitFor();
/** Shows a passkey where one is asked for. */
async function stepUp(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  if (await page.getByRole('heading', { name: 'Show your passkey' }).isVisible()) await press(page, 'Show passkey and go on');
}
const requirement = (id: string): string => `${host.url}/products/${product}/claims/requirement?id=${encodeURIComponent(id)}`;

async function assess(): Promise<void> {
  await ada.goto(`${host.url}/products/${product}`);
  await ada.getByRole('link', { name: '4.2.0' }).first().click();
  await press(ada, 'Assess this evidence');
  await ada.getByRole('link', { name: 'See the assessment' }).click({ timeout: 120_000 });
  await heading(ada, /^Assessment of/);
}

describe('claims and affirmations in a browser', () => {
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    host = await workspaceHost({ mailUrl: 'smtp://127.0.0.1:1', mailFrom: 'assay@acme.example' });
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
    ada = await someone();
    await ada.goto(host.setupLink);
    await ada.getByLabel('Your name').fill('Ada Byron');
    await press(ada, 'Make a passkey');
    await heading(ada, 'Keep your recovery codes');
    await ada.goto(`${host.url}/home`);
    await ada.getByRole('link', { name: 'Give yourself the role security lead' }).click();
    await ada.getByLabel('Role', { exact: true }).selectOption('security-lead');
    await press(ada, 'Give role');
    await stepUp(ada);
    await ada.goto(`${host.url}/products`);
    await ada.getByLabel('Name', { exact: true }).fill('Kestrel');
    await ada.getByLabel('Short name').fill('kestrel');
    await press(ada, 'Add product');
    await heading(ada, 'Kestrel');
    product = new URL(ada.url()).pathname.split('/').at(-1) ?? '';
    const kept = await ada.evaluate(async ([path, text]) => (await fetch(`/api/v1/products/${path}/statement`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ statement: text }) })).status, [product, statement] as const);
    assert.equal(kept, 200);
    await ada.goto(`${host.url}/products/${product}/claims`);
    await ada.getByText('Nothing was assessed yet').waitFor();
    await lookAtPage(ada, 'claims-empty');
    await ada.goto(`${host.url}/products/${product}`);
    await ada.getByLabel('Version of a new release').fill('4.2.0');
    await press(ada, 'Add release');
    const release = new URL(ada.url()).pathname.split('/').at(-1) ?? '';
    for (const [path, text] of [['.well-known/security.txt', 'Contact: mailto:security@acme.example\nExpires: 2020-01-01T00:00:00Z\n'], ['policies/disclosure.md', policy], ['policies/council.md', '# Customer council\n\nMinutes of the last meeting.\n']] as const) {
      const sent = await ada.evaluate(async ([id, name, body]) => (await fetch(`/api/v1/releases/${id}/evidence?path=${encodeURIComponent(name)}`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body })).status, [release, path, text] as const);
      assert.ok(sent < 300, `${path}: ${sent}`);
    }
  });
  after(async () => {
    await browser?.close();
    await host?.close();
    assert.deepEqual(messages, []);
    assert.deepEqual(host?.defects, []);
  });

  it('keeps a claim without script, and begins with it where evidence says otherwise', async () => {
    const plain = await withoutScript(ada.context());
    await plain.goto(requirement('pledge/security-txt'));
    await plain.getByRole('link', { name: 'Write down a claim' }).click();
    await plain.getByLabel('What is claimed').fill('Our security.txt is always <b>current</b>.');
    await plain.getByLabel('Somebody else’s name').fill('Grace Hopper');
    await plain.getByLabel('Office', { exact: true }).fill('Head of operations');
    await plain.getByLabel('Counts until').fill('2020-01-01');
    await press(plain, 'Keep it');
    await plain.getByRole('alert').waitFor();
    assert.equal(await plain.getByLabel('Somebody else’s name').inputValue(), 'Grace Hopper');
    await plain.getByLabel('Counts until').fill(inDays(300));
    await plain.getByLabel('policies/council.md').check();
    await press(plain, 'Keep it');
    await heading(plain, /^(?!Claim:)/);
    await plain.getByText('written down by Ada Byron').waitFor();
    await assess();
    await plain.goto(`${host.url}/products/${product}/claims`);
    await plain.getByRole('heading', { name: 'What evidence says' }).waitFor();
    await plain.locator('.against').getByText('Our security.txt is always <b>current</b>.').waitFor();
    await plain.locator('.against').getByText(/expired at 2020-01-01/).waitFor();
    await plain.context().close();
  });

  it('affirms what only a person can know with a passkey, and the next assessment reads it', async () => {
    await ada.goto(requirement('white-paper/less-burden'));
    await lookAtPage(ada, 'claims-requirement');
    await ada.getByRole('link', { name: 'Affirm it yourself' }).click();
    await lookAtPage(ada, 'claims-affirm');
    await ada.getByLabel('Your answer').fill('One update a month, which takes ten minutes and no restart.');
    await ada.getByLabel('Your office').fill('Head of product security');
    host.pass(6);
    await press(ada, 'I stand by this');
    await stepUp(ada);
    await ada.getByText('signed in with a passkey').waitFor();
    await assess();
    await ada.goto(requirement('white-paper/less-burden'));
    await ada.locator('#evidence .v-met').waitFor();
    await ada.getByText(/Affirmed by .*Ada Byron/).first().waitFor();
  });

  it('decides on a finding that a person must read, and sets another one aside', async () => {
    await ada.goto(requirement('pledge/vdp'));
    await lookAtPage(ada, 'claims-requirement-review');
    await ada.getByRole('link', { name: 'Decide on it' }).first().click();
    await lookAtPage(ada, 'claims-finding');
    await ada.getByLabel('What you read').selectOption('pass');
    await ada.getByLabel('Why').fill('Line 3 invites anybody to test all products.');
    await ada.getByLabel('Your office').fill('Head of product security');
    await press(ada, 'Keep the decision');
    await stepUp(ada);
    await ada.getByText('It shows it').waitFor();
    await ada.goto(requirement('pledge/security-txt'));
    await ada.getByRole('link', { name: 'Set it aside' }).first().click();
    await ada.getByLabel('Why').fill('The host is being moved.');
    await ada.getByLabel('Your office').fill('Head of product security');
    await ada.getByLabel('Set aside until').fill(inDays(20));
    await lookAtPage(ada, 'claims-set-aside');
    await press(ada, 'Set it aside');
    await stepUp(ada);
    await ada.getByRole('heading', { name: 'Findings set aside' }).waitFor();
  });

  it('asks somebody by mail; they read exactly what is asked, and answer once, with and without script', async () => {
    await ada.goto(`${host.url}/products/${product}/claims/people`);
    await lookAtPage(ada, 'claims-people-empty');
    await ada.getByRole('link', { name: 'Add Customer council' }).click();
    await ada.getByLabel('Day of the last meeting').fill(inDays(-30));
    await ada.getByLabel('Topics on safety it treated').fill('What an update breaks');
    await ada.getByLabel('To whom it reports').fill('the chief product officer');
    await ada.getByLabel('Which field test followed').fill('none yet');
    await ada.getByLabel('Office', { exact: true }).fill('Head of product security');
    await ada.getByLabel('policies/council.md').check();
    await lookAtPage(ada, 'claims-record');
    await press(ada, 'Keep it');
    await heading(ada, 'People behind the product');
    await lookAtPage(ada, 'claims-people');
    await ada.getByRole('link', { name: 'Ask somebody to affirm it' }).click();
    assert.match(await ada.getByLabel('What the person is to affirm').inputValue(), /^The customer council met last on/);
    await lookAtPage(ada, 'claims-ask');
    await ada.getByLabel('Or somebody without an account').fill('Mary Somerville');
    await ada.getByLabel('Their mail address').fill('mary@acme.example');
    await ada.getByLabel('Office in which they are asked').fill('Chief product officer');
    await press(ada, 'Ask');
    await stepUp(ada);
    await heading(ada, 'They were asked');
    assert.equal(await ada.locator('#link').count(), 0, 'who asks does not see a link that goes by mail');
    await ada.getByRole('link', { name: 'Go on' }).click();
    await heading(ada, 'Mary Somerville was asked to affirm');
    await lookAtPage(ada, 'claims-request');
    const mary = await someone();
    const link = await mailedLink();
    await mary.goto(link);
    await heading(mary, 'Mary Somerville, you are asked to affirm');
    assert.ok(!mary.url().includes('#'), 'the secret is out of the address');
    await mary.getByText('policies/council.md', { exact: true }).waitFor();
    await lookAtPage(mary, 'affirm-by-link');
    // The same link pasted, without script.
    const plain = await withoutScript();
    await plain.goto(`${host.url}/affirm`);
    await lookAtPage(mary, 'affirm-by-link');
    await plain.getByLabel('Link').fill(link);
    await press(plain, 'Open');
    await heading(plain, 'Mary Somerville, you are asked to affirm');
    await plain.getByLabel(/My name and office may be published/).check();
    await press(plain, 'I affirm this');
    await heading(plain, 'Thank you');
    await press(mary, 'I affirm this');
    await mary.getByText('This link was used').waitFor();
    await lookAtPage(mary, 'affirm-link-void');
    await plain.context().close();
    await mary.context().close();
    await ada.goto(`${host.url}/products/${product}/claims`);
    await ada.getByText('by a link sent to a mail address; name may be published').waitFor();
  });

  it('asks somebody with an account and no role, who finds it at home, and answers only with their passkey', async () => {
    await ada.goto(`${host.url}/people`);
    await ada.getByLabel('Name', { exact: true }).fill('Grace Hopper');
    await press(ada, 'Invite');
    await stepUp(ada);
    await heading(ada, 'The invitation');
    const grace = await someone();
    await grace.goto(await ada.locator('#link').innerText());
    await press(grace, 'Make a passkey');
    await heading(grace, 'Keep your recovery codes');
    await ada.goto(`${host.url}/products/${product}/claims/ask?requirement=${encodeURIComponent('white-paper/board-reports')}`);
    await ada.getByLabel('Somebody with an account').selectOption({ label: 'Grace Hopper' });
    await ada.getByLabel('What the person is to affirm').fill('The board heard of product security in October; the chief executive answers for it.');
    await ada.getByLabel('Office in which they are asked').fill('Chief executive');
    await press(ada, 'Ask');
    await stepUp(ada);
    await heading(ada, 'They were asked');
    await grace.goto(`${host.url}/home`);
    await lookAtPage(grace, 'home-asked');
    await grace.getByRole('link', { name: /^Kestrel:/ }).click();
    await heading(grace, 'You are asked to affirm');
    await lookAtPage(grace, 'asked');
    host.pass(6);
    await grace.getByText('I do not affirm this').click();
    await press(grace, 'Decline');
    assert.equal(await grace.getByLabel('Why not').evaluate((area: HTMLTextAreaElement) => area.validity.valueMissing), true);
    await press(grace, 'I affirm this');
    await stepUp(grace);
    await grace.getByText('State: affirmed.').waitFor();
    await grace.context().close();
  });

  it('shows the room with all that was said, what ends when, and takes a word back with a reason', async () => {
    await assess();
    await ada.goto(`${host.url}/products/${product}/claims`);
    await lookAtPage(ada, 'claims');
    await ada.getByRole('link', { name: 'All that ends, by day' }).click();
    await lookAtPage(ada, 'claims-expiries');
    await ada.goto(`${host.url}/products/${product}/claims/list?of=affirmations`);
    await lookAtPage(ada, 'claims-list');
    await press(ada, 'Keep the name back');
    await heading(ada, 'Claims and affirmations');
    assert.equal(await ada.getByText('name may be published').count(), 0);
    await ada.goto(requirement('pledge/security-txt'));
    await ada.getByRole('link', { name: 'Withdraw' }).first().click();
    await lookAtPage(ada, 'claims-end');
    await ada.getByLabel('Why').fill('It was not so.');
    await press(ada, 'Withdraw a claim');
    await heading(ada, 'Claims and affirmations');
    await ada.getByText('It was not so.').waitFor();
  });
});

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The link in the newest mail that waits, as whoever reads it has it. */
async function mailedLink(): Promise<string> {
  const [scope] = await operatorScopes(host.services.store);
  assert.ok(scope !== undefined);
  const mail = await host.services.store.read(scope, async (rows) => rows.selectFrom('mail').select('sealed').where('kind', '=', 'affirmation-asked').where('state', '=', 'waiting').executeTakeFirstOrThrow());
  const { to, text } = JSON.parse(new TextDecoder().decode(host.services.secrets.open('mail', mail.sealed))) as { readonly to: string; readonly text: string };
  assert.equal(to, 'mary@acme.example');
  assert.ok(!text.includes('Kestrel') && !text.includes('Mary'), 'a mail says nothing that anybody entered');
  return /https?:\S+#\S+/u.exec(text)?.[0] ?? '';
}
