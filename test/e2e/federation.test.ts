/** Providers of sign-in in a browser: connected by an administrator, tried out, and used by people with groups that stand for roles. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { samlKey } from '../workspace/support/saml-host.ts';
import { startBuildHost, type BuildHost } from '../workspace/support/build-host.ts';
import { startOidcHost, type OidcHost } from '../workspace/support/oidc-host.ts';
import { lookAtPage } from './look-at.ts';
import { startSamlSite, type SamlSite } from './saml-site.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = '/usr/bin/chromium';
const groups: Readonly<Record<string, readonly string[]>> = { alma: ['auditors'], bo: ['leads'], nobody: ['others'] };

let host: WorkspaceHost;
let oidc: OidcHost;
let saml: SamlSite;
let builds: BuildHost;
let browser: Browser;
let page: Page;
const messages: string[] = [];

const press = async (name: string | RegExp, on: Page = page): Promise<void> => on.getByRole('button', { name }).first().click();
const heading = async (name: string | RegExp, on: Page = page): Promise<void> => on.getByRole('heading', { name, level: 1 }).waitFor();

/** A browser of somebody else, who has no passkey here. */
async function another(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(15_000);
  return context;
}

/** Signs in at the OpenID provider’s own page. */
async function atOidc(on: Page, person: string): Promise<void> {
  await on.waitForURL((url) => url.origin === oidc.issuer);
  await on.locator('input[name=login]').fill(person);
  await on.locator('input[name=password]').fill('any');
  await on.locator('button[type=submit]').click();
  await on.locator('button[type=submit]').getByText('Continue').click();
}

async function atSaml(on: Page, person: string): Promise<void> {
  await on.getByLabel('Who are you?').fill(person);
  await press('Sign in', on);
  await press('Go on', on);
}

describe('providers of sign-in in a browser', () => {
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    [host, oidc, saml, builds] = await Promise.all([workspaceHost({ privateHostsAllowed: ['127.0.0.1'], newAccountsFromProviders: true }), startOidcHost((person) => groups[person]), startSamlSite((person) => groups[person] ?? []), startBuildHost(() => Date.now())]);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => { if (message.type() === 'error' && page.url().startsWith(host.url) && !/status of (4|5)\d\d/.test(message.text())) messages.push(message.text()); });
    page.on('pageerror', (problem) => { if (page.url().startsWith(host.url)) messages.push(problem.message); });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
    await page.goto(host.setupLink);
    await page.getByLabel('Your name').fill('Ada Byron');
    await press('Make a passkey');
    await heading('Keep your recovery codes');
  });
  after(async () => {
    await browser?.close();
    await Promise.all([host?.close(), oidc?.close(), saml?.close(), builds?.close()]);
  });

  it('an administrator connects an OpenID provider, sees what it says before, and maps a group', async () => {
    await page.goto(`${host.url}/providers`);
    await lookAtPage(page, 'providers-none');
    await page.getByRole('link', { name: 'Connect by OpenID Connect' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Acme');
    await page.getByLabel('Issuer').fill(`${oidc.issuer}/wrong`);
    await press('Look it up');
    await page.getByRole('alert').waitFor();
    await lookAtPage(page, 'provider-not-found');
    await page.getByLabel('Issuer').fill(oidc.issuer);
    await press('Look it up');
    await page.getByText(`${oidc.issuer}/token`).waitFor();
    await page.getByLabel('Client id').fill(oidc.clientId);
    await page.getByLabel('Client secret').fill(oidc.clientSecret);
    await lookAtPage(page, 'provider-looked-up');
    await press('Connect');
    await heading('Acme');
    await page.getByLabel('Group, as the provider writes it').fill('auditors');
    await page.getByLabel('Role', { exact: true }).selectOption('auditor');
    await press('Map');
    await page.getByRole('rowheader', { name: 'auditors' }).waitFor();
    oidc.register(await page.locator('dt:has-text("Redirect address") + dd').innerText());
    await lookAtPage(page, 'provider-oidc');
  });

  it('tries it out without being signed in by it', async () => {
    await press('Try signing in');
    await atOidc(page, 'alma');
    await page.getByText('This person would get an account with these roles.').waitFor();
    assert.equal(await page.locator('dt:has-text("Roles by them") + dd').innerText(), 'auditor');
    await lookAtPage(page, 'provider-tried');
    await page.getByRole('link', { name: 'Back to the provider' }).click();
    await heading('Acme');
    assert.equal(await page.locator('.me a').innerText(), 'Ada Byron');
  });

  it('somebody of a mapped group signs in by OpenID Connect and sees the pages of their role', async () => {
    const began = performance.now();
    const context = await another();
    const theirs = await context.newPage();
    await theirs.goto(`${host.url}/sign-in`);
    await press('Sign in with Acme', theirs);
    await atOidc(theirs, 'alma');
    await theirs.waitForURL('**/home');
    assert.equal(await theirs.locator('.me a').innerText(), 'Name of alma');
    await theirs.getByText('More', { exact: true }).click();
    await theirs.getByRole('link', { name: 'Audit log' }).click();
    await theirs.getByRole('cell', { name: 'sign-in.provider-finish' }).first().waitFor();
    await theirs.getByText('More', { exact: true }).click();
    await theirs.getByRole('link', { name: 'Providers' }).click();
    assert.equal(await theirs.getByRole('link', { name: 'Connect by SAML' }).count(), 0, 'an auditor reads and changes nothing');
    await context.close();
    assert.ok(performance.now() - began < 20_000, 'it takes less than 20 seconds');
  });

  it('an administrator connects a provider of SAML by its metadata, and its next certificate', async () => {
    await page.goto(`${host.url}/providers/new-saml`);
    await page.getByLabel('Name', { exact: true }).fill('Acme works');
    await page.getByLabel('Metadata').fill(saml.metadata());
    await press('Read it');
    await page.getByText(saml.entityId).waitFor();
    await lookAtPage(page, 'provider-metadata-read');
    await press('Connect');
    await heading('Acme works');
    await page.getByLabel('Group, as the provider writes it').fill('leads');
    await page.getByLabel('Role', { exact: true }).selectOption('security-lead');
    await press('Map');
    await page.getByText('New metadata, for example').click();
    await page.getByLabel('Metadata').fill(saml.metadata(samlKey(Date.now() + 500 * 86_400_000)));
    await press('Replace');
    await page.getByText('It is changed.').waitFor();
    assert.match(await page.locator('dt:has-text("Certificate good until") + dd').innerText(), new RegExp(new Date(Date.now() + 500 * 86_400_000).toISOString().slice(0, 10)));
    await lookAtPage(page, 'provider-saml');
  });

  it('somebody of a mapped group signs in by SAML and sees the pages of their role; somebody of none is refused', async () => {
    const began = performance.now();
    const context = await another();
    const theirs = await context.newPage();
    await theirs.goto(`${host.url}/sign-in`);
    await press('Sign in with Acme works', theirs);
    await atSaml(theirs, 'bo');
    await theirs.waitForURL('**/home');
    assert.equal(await theirs.locator('.me a').innerText(), 'Name of bo');
    await theirs.getByRole('link', { name: 'Products' }).click();
    await theirs.getByRole('heading', { name: 'Products', level: 1 }).waitFor();
    await context.close();
    assert.ok(performance.now() - began < 20_000, 'it takes less than 20 seconds');
    const stranger = await another();
    const other = await stranger.newPage();
    await other.goto(`${host.url}/sign-in`);
    await press('Sign in with Acme works', other);
    await atSaml(other, 'nobody');
    await other.getByRole('status').getByText('Signing in did not work').waitFor();
    await stranger.close();
  });

  it('an invited person takes their account over by a provider', async () => {
    await page.goto(`${host.url}/people`);
    await page.getByLabel('Name', { exact: true }).fill('Cleo Marsh');
    await press('Invite');
    const link = await page.locator('#link').innerText();
    const context = await another();
    const theirs = await context.newPage();
    await theirs.goto(link);
    await theirs.getByRole('button', { name: 'Accept with Acme', exact: true }).waitFor();
    await lookAtPage(theirs, 'invitation-with-providers');
    await theirs.getByRole('button', { name: 'Accept with Acme', exact: true }).click();
    await atOidc(theirs, 'cleo');
    await theirs.waitForURL('**/home');
    assert.equal(await theirs.locator('.me a').innerText(), 'Cleo Marsh');
    await context.close();
  });

  it('a directory gets a token that is shown once, and a provider is disabled', async () => {
    await page.goto(`${host.url}/providers`);
    await page.getByRole('link', { name: 'Acme', exact: true }).click();
    await press('Connect the directory');
    await heading('The directory’s token');
    const token = await page.locator('#token').innerText();
    await lookAtPage(page, 'directory-token');
    const answer = await fetch(`${host.url}/scim/v2/Users`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(answer.status, 200);
    await page.getByRole('link', { name: 'It is entered' }).click();
    await lookAtPage(page, 'provider-with-directory');
    await page.goto(`${host.url}/providers`);
    await lookAtPage(page, 'providers');
    await page.getByRole('link', { name: 'Acme', exact: true }).click();
    await press('Disable');
    await page.getByText('disabled').waitFor();
    assert.equal((await fetch(`${host.url}/scim/v2/Users`, { headers: { authorization: `Bearer ${token}` } })).status, 401);
  });

  it('an administrator trusts a build service by conditions, and ends the trust', async () => {
    await page.goto(`${host.url}/products`);
    await page.getByLabel('Name', { exact: true }).fill('Kestrel');
    await page.getByLabel('Short name').fill('kestrel');
    await press('Add product');
    await page.goto(`${host.url}/builds`);
    await lookAtPage(page, 'builds-none');
    await page.getByLabel('Name', { exact: true }).fill('acme/kestrel');
    await page.getByLabel('Issuer').fill(builds.issuer);
    await page.getByLabel('Kestrel').check();
    await page.getByLabel('Value 3').fill('refs/heads/main');
    await page.getByLabel('The runs act for').selectOption({ label: 'Name of bo' });
    await press('Trust');
    await page.getByRole('alert').getByText('Say whose runs are meant').first().waitFor();
    await lookAtPage(page, 'builds-refused');
    await page.getByLabel('Value 2').fill('acme/kestrel');
    await press('Trust');
    await page.getByRole('heading', { name: 'acme/kestrel' }).waitFor();
    await page.getByText('What stands in the build').click();
    await lookAtPage(page, 'builds');
    await press('End this trust');
    await page.getByText('No build service is trusted.').waitFor();
  });

  it('no page has broken anything in the browser or in the server', () => {
    assert.deepEqual(messages, []);
    assert.deepEqual(host.defects, []);
  });
});
