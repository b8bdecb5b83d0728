/** Pages of what the workspace tells by itself, and of one’s own account, in a browser: looked at, and used with and without script. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { verifyExport } from '../../src/audit/verify-export.ts';
import { auditKeeper } from '../../src/audit/audit-keeper.ts';
import { operatorScopes } from '../../src/identity/operator-scopes.ts';
import { codeOf } from '../../src/identity/password/one-time-password.ts';
import { lookAtPage } from './look-at.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = '/usr/bin/chromium';

let host: WorkspaceHost;
let receiver: Server;
let browser: Browser;
const messages: string[] = [];

/** A browser of somebody with a device for passkeys. */
async function someone(): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  page.on('console', (message) => { if (message.type() === 'error' && !/status of (4|5)\d\d/.test(message.text())) messages.push(message.text()); });
  page.on('pageerror', (problem) => messages.push(problem.message));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  return page;
}

/** The same session in a browser without script. */
async function withoutScript(context: BrowserContext): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() })).newPage();
}

const press = async (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
const heading = async (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { name, level: 1 }).waitFor();

describe('what the workspace tells by itself, in a browser', () => {
  let ada: Page;
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    receiver = createServer((_request, response) => response.writeHead(204).end());
    await new Promise<void>((resolve) => { receiver.listen(0, '127.0.0.1', resolve); });
    host = await workspaceHost({ statisticsAddress: 'https://statistics.example/', privateHostsAllowed: ['127.0.0.1'], passwordSignIn: true, mailUrl: 'smtp://127.0.0.1:1', mailFrom: 'assay@acme.example' });
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
    ada = await someone();
    await ada.goto(host.setupLink);
    await ada.getByLabel('Your name').fill('Ada Byron');
    await press(ada, 'Make a passkey');
    await heading(ada, 'Keep your recovery codes');
  });
  after(async () => {
    await browser?.close();
    receiver?.close();
    await host?.close();
  });

  it('shows until when the release gets fixes, and turns statistics on only after showing them', async () => {
    await ada.goto(`${host.url}/posture`);
    await ada.getByText('with security fixes until').waitFor();
    await lookAtPage(ada, 'posture-release');
    const plain = await withoutScript(ada.context());
    await plain.goto(`${host.url}/statistics`);
    assert.equal((JSON.parse(await plain.locator('pre').innerText()) as { readonly accounts: string }).accounts, '1-9');
    await plain.getByLabel('Why you take part').fill('We like to help the project.');
    await press(plain, 'Turn on: send what is shown above');
    await plain.getByText('They are on since').waitFor();
    await ada.goto(`${host.url}/statistics`);
    await lookAtPage(ada, 'statistics');
    await press(plain, 'Turn off and delete the id');
    await plain.getByText('They are off').waitFor();
    await ada.reload();
    await lookAtPage(ada, 'statistics-off');
    await plain.context().close();
  });

  it('adds a webhook without script, shows its secret once, tests it, and shows what came of it', async () => {
    const plain = await withoutScript(ada.context());
    await plain.goto(`${host.url}/webhooks`);
    await plain.getByLabel('Name', { exact: true }).fill('Chat <b>');
    await plain.getByLabel('Address', { exact: true }).fill('https://169.254.169.254/');
    await plain.getByLabel('An assessment is there.').check();
    await press(plain, 'Add webhook');
    await plain.getByText('Nothing can be sent to this address.').waitFor();
    await plain.getByLabel('Address', { exact: true }).fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`);
    await press(plain, 'Add webhook');
    await heading(plain, 'The webhook’s secret');
    assert.match(await plain.locator('#secret').innerText(), /^assay_webhook_[a-z2-7]{52}$/u);
    await plain.getByRole('link', { name: 'I have put it away' }).click();
    await press(plain, 'Send a test');
    while (await plain.getByRole('cell', { name: 'arrived' }).count() === 0) await plain.reload();
    await ada.goto(plain.url());
    await ada.getByLabel('The secret now in use').selectOption('168');
    await press(ada, 'Make a new secret');
    await ada.getByText('signed with the secret before as well').waitFor();
    await lookAtPage(ada, 'webhook-new-secret');
    await ada.getByRole('link', { name: 'I have put it away' }).click();
    await ada.getByText('the one before counts until').waitFor();
    await lookAtPage(ada, 'webhook');
    await ada.goto(`${host.url}/webhooks`);
    await lookAtPage(ada, 'webhooks');
    await plain.context().close();
  });

  it('renames a passkey and sets a mail address without script', async () => {
    const plain = await withoutScript(ada.context());
    await plain.goto(`${host.url}/account`);
    await plain.getByRole('link', { name: /^Rename/ }).click();
    await plain.getByLabel('Name', { exact: true }).fill('Key on the ring');
    await press(plain, 'Rename');
    await plain.getByRole('rowheader', { name: 'Key on the ring' }).waitFor();
    await plain.getByLabel('Mail address').fill('ada@acme.example');
    await press(plain, 'Keep this address');
    assert.equal(await plain.getByLabel('Mail address').inputValue(), 'ada@acme.example');
    await ada.goto(`${host.url}/account`);
    await lookAtPage(ada, 'account-whole');
    await ada.getByRole('link', { name: /^Rename/ }).click();
    await lookAtPage(ada, 'passkey-rename');
    await plain.context().close();
  });

  it('exports the audit log as a file that is verified offline', async () => {
    const { store, secrets, ports, settings } = host.services;
    // The server’s keeper makes the log’s key and signs; here it is asked to once.
    const keeper = auditKeeper({ store, secrets, ports, settings, version: '0.1.0', processId: 'test', scopes: async () => operatorScopes(store), sinks: () => [], onProblem: (problem) => messages.push(String(problem)) });
    await keeper.tick();
    await keeper.close();
    await ada.goto(`${host.url}/audit`);
    await lookAtPage(ada, 'audit-export');
    const [download] = await Promise.all([ada.waitForEvent('download'), press(ada, 'Download')]);
    assert.equal(download.suggestedFilename(), 'audit-log-from-0-to-the-end.jsonl');
    const verified = await verifyExport([readFileSync(await download.path())], {});
    assert.ok(verified.from === 0 && verified.provenTo !== undefined && verified.provenTo > 0 && verified.size >= verified.provenTo);
  });

  it('sets a password with one-time passwords where that is loosened, and reflects it in no page', async () => {
    await ada.goto(`${host.url}/people`);
    await ada.getByLabel('Name', { exact: true }).fill('Grace Hopper');
    await ada.getByLabel('Role', { exact: true }).selectOption('assessor');
    await press(ada, 'Invite');
    await heading(ada, 'The invitation');
    const grace = await someone();
    await grace.goto(await ada.locator('#link').innerText());
    await press(grace, 'Make a passkey');
    await heading(grace, 'Keep your recovery codes');
    host.pass(6);
    await grace.goto(`${host.url}/account`);
    await grace.getByRole('link', { name: 'Set a password' }).click();
    await lookAtPage(grace, 'password');
    const words = 'seven lamps beside a quiet harbour';
    await grace.getByLabel('Name to sign in with').fill('grace');
    await grace.getByLabel('Password', { exact: true }).fill(words);
    await press(grace, 'Go on');
    await heading(grace, 'Show your passkey');
    assert.equal((await grace.content()).includes(words), false, 'no page holds the password');
    await press(grace, 'Show passkey and go on');
    await grace.getByLabel('Password', { exact: true }).fill(words);
    await press(grace, 'Go on');
    await heading(grace, 'Set up one-time passwords');
    await lookAtPage(grace, 'password-seed');
    const letters = (await grace.locator('#seed').innerText()).replaceAll(' ', '');
    const bits = [...letters].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
    const seed = Uint8Array.from(bits.match(/.{8}/gu) ?? [], (byte) => Number.parseInt(byte, 2));
    await grace.getByLabel('Code that the app shows').fill(codeOf(seed, Math.floor((Date.now() + 6 * 60_000) / 30_000)));
    await grace.getByLabel('Password', { exact: true }).fill(words);
    await press(grace, 'Set the password');
    await grace.getByText('You have a password with one-time passwords.').waitFor();
    await grace.context().close();
  });

  it('never breaks its content policy, and has no defect', () => assert.deepEqual([messages, host.defects], [[], []]));

  it('tells what falls due, gives it to a calendar program, and keeps a summary by mail', async () => {
    const { services } = host;
    const [scope] = await operatorScopes(services.store);
    assert.ok(scope);
    await services.store.write(scope, async (rows) => {
      const { id: ownerId } = await rows.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow();
      for (const [id, key, days] of [['due-1', 'sessionHours', 12], ['due-2', 'passwordSignIn', 13], ['due-3', 'stepUpMinutes', 80]] as const) await rows.insertInto('loosening').values({ id, key, value: '1', reason: 'A test of the calendar.', ownerId, acceptedAt: new Date().toISOString(), expiresAt: new Date(services.ports.now().getTime() + days * 86_400_000).toISOString(), endedAt: null }).execute();
    });
    const plain = await withoutScript(ada.context());
    await plain.goto(`${host.url}/calendar`);
    await heading(plain, 'Calendar');
    await plain.getByText('A loosened setting is safe again: sessionHours').waitFor();
    const download = plain.waitForEvent('download');
    await plain.getByRole('link', { name: /ICS/ }).click();
    assert.match(readFileSync(await (await download).path(), 'utf8'), /^BEGIN:VCALENDAR\r\n/u);
    await plain.getByLabel('How often').selectOption('week');
    await press(plain, 'Keep');
    await plain.getByText('The next one is looked for on').waitFor();
    await ada.goto(`${host.url}/calendar`);
    await lookAtPage(ada, 'calendar');
  });
});
