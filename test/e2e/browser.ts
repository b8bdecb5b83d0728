import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** Starts a browser that asks nothing of its maker. */
export async function startBrowser(): Promise<Browser> {
  assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
}

/** Keeps what a page complains about: errors of its scripts and of its content policy, but not the answers that a test provokes. */
export function keepMessages(page: Page, messages: string[]): void {
  page.on('console', (message) => { if (message.type() === 'error' && !/status of (4|5)\d\d/u.test(message.text())) messages.push(message.text()); });
  page.on('pageerror', (problem) => messages.push(problem.message));
  page.on('dialog', (dialog) => { messages.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
}

/** A browser of somebody with a device for passkeys, who shares nothing with anybody. */
export async function someone(browser: Browser, messages: string[]): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  page.setDefaultTimeout(15_000);
  keepMessages(page, messages);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  return page;
}

/** The same session in a browser without script; without one, nobody’s. */
export async function withoutScript(browser: Browser, context?: BrowserContext): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false, ...(context === undefined ? {} : { storageState: await context.storageState() }) })).newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** Presses the first button of a name. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
}

/** Waits for a page by its heading. */
export async function heading(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

/** Shows a passkey where one is asked for. */
export async function stepUp(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  if (await page.getByRole('heading', { name: 'Show your passkey' }).isVisible()) await press(page, 'Show passkey and go on');
}

/** Takes a link of setup or of an invitation, and makes a passkey. */
export async function takeLink(page: Page, link: string, name?: string): Promise<void> {
  await page.goto(link);
  if (name !== undefined) await page.getByLabel('Your name').fill(name);
  await press(page, 'Make a passkey');
  await heading(page, 'Keep your recovery codes');
}

/** Has the release that is open assessed, and waits for the assessment. @returns its address */
export async function assessOpenRelease(page: Page): Promise<string> {
  await press(page, 'Assess this evidence');
  await page.getByRole('link', { name: 'See the assessment' }).click({ timeout: 120_000 });
  await heading(page, /^Assessment of/u);
  return page.url();
}
