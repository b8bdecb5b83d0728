/** The goals of a product in a browser: twelve months of adoption data, a measure chosen in advance, the verdict that follows it. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { signInStatistics } from '../workspace/support/measured-product.ts';
import { lookAtPage } from './look-at.ts';
import { signedInLead } from './signed-in-lead.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = '/usr/bin/chromium';

/** The twelve months that ended before this one, oldest first. */
const months = Array.from({ length: 12 }, (_, index) => {
  const month = new Date();
  month.setUTCDate(1);
  month.setUTCMonth(month.getUTCMonth() - 12 + index);
  return month.toISOString().slice(0, 7);
});
/** One-time passwords spread, and fell back once; phishing-resistant sign-in stayed where it was. */
const signIns = signInStatistics(months.map((month, index) => [month, index === 7 ? 520 : 600 - index * 22, index === 7 ? 280 : 200 + index * 22, 100]));
const patches = `date,version,released,installs,population\n${months.flatMap((month, index) => [[`1.${index}`, 300 + index * 40], ['0.9', 700 - index * 40]].map(([version, installs]) => `${month}-20,${version},${version === '0.9' ? '2024-01-01' : `${month}-02`},${installs},customers`)).join('\n')}\n`;

describe('goals in a browser', () => {
  let host: WorkspaceHost;
  let browser: Browser;
  let page: Page;
  const messages: string[] = [];
  const looked = async (name: string): Promise<void> => lookAtPage(page, name);
  const press = async (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
  const heading = async (name: string | RegExp): Promise<void> => page.getByRole('heading', { name, level: 1 }).waitFor();
  const open = async (summary: string): Promise<void> => page.locator('summary', { hasText: summary }).click();
  let product = '';

  /** Has the open release assessed. */
  async function assessed(): Promise<void> {
    await press('Assess this evidence');
    await page.getByRole('link', { name: 'See the assessment' }).click({ timeout: 120_000 });
    await heading(/^Assessment of/);
  }

  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    host = await workspaceHost();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await signedInLead(host, context);
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => { if (message.type() === 'error' && !/status of (4|5)\d\d/.test(message.text())) messages.push(message.text()); });
    page.on('pageerror', (problem) => messages.push(problem.message));
  });
  after(async () => {
    await browser?.close();
    await host?.close();
  });

  it('teaches what to do where nothing was measured yet', async () => {
    await page.goto(`${host.url}/goals`);
    await heading('Goals');
    await looked('goals-empty');
    await page.goto(`${host.url}/products`);
    await page.getByLabel('Name', { exact: true }).fill('Kestrel server');
    await page.getByLabel('Short name').fill('kestrel');
    await press('Add product');
    await page.getByRole('link', { name: 'Goals', exact: true }).last().click();
    await heading('Goals of Kestrel server');
    product = new URL(page.url()).pathname;
    await looked('product-goals-empty');
    await page.getByRole('link', { name: '1. Multi-factor sign-in' }).click();
    await page.getByText('Hand over sign-in statistics of customers by month').waitFor();
    await looked('goal-empty');
  });

  it('sets the day of signing, and a clock runs', async () => {
    await page.goto(`${host.url}${product}`);
    await open('Set the day of signing');
    await page.getByLabel('Signed on').fill(`${months[5] ?? ''}-10`);
    await press('Keep');
    await page.getByText(/\d+ days left/).waitFor();
  });

  it('imports twelve months of adoption data in one file, and shows them as a series', async () => {
    await page.goto(`${host.url}${product.replace('/goals', '')}`);
    await page.getByLabel('Version of a new release').fill('4.2.0');
    await press('Add release');
    for (const [name, text] of [['sign-in.csv', signIns], ['installations.csv', patches]] as const) {
      await page.getByLabel('Files', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
      await press('Send');
      await page.getByRole('link', { name }).waitFor();
    }
    await assessed();
    await page.goto(`${host.url}${product}`);
    await looked('product-goals');
    await page.getByRole('link', { name: '1. Multi-factor sign-in' }).click();
    await page.getByRole('img', { name: /Accounts with multi-factor sign-in, customers/ }).first().waitFor();
    assert.equal(await page.getByRole('region', { name: 'Figures: Accounts with multi-factor sign-in', exact: true }).locator('tbody tr').count(), 12);
    await page.getByText('moved forward').first().waitFor();
    await looked('goal-measured');
  });

  it('chooses the phishing-resistant share in advance: the next verdict follows it', async () => {
    await open('Choose a measure');
    await page.getByRole('link', { name: 'Accounts with phishing-resistant sign-in' }).last().click();
    await page.getByLabel('Baseline', { exact: true }).selectOption({ index: 11 });
    await page.getByLabel('Target in per cent').fill('50');
    await page.getByLabel('By (optional)').fill('2031-12-31');
    await looked('goal-choosing');
    await press('Choose this measure');
    await page.getByRole('definition').filter({ hasText: /^100 of 900/ }).waitFor();
    await page.getByRole('definition').filter({ hasText: '50 % by 2031-12-31' }).waitFor();
    await page.goto(`${host.url}${product.replace('/goals', '')}`);
    await page.getByRole('region', { name: 'Releases' }).getByRole('link', { name: '4.2.0' }).click();
    await assessed();
    await page.goto(`${host.url}${product}/1`);
    await page.getByRole('heading', { name: /not met.*not moved/ }).waitFor();
  });

  it('keeps milestones, setbacks, ways, own figures and descriptions, each with its trace', async () => {
    await open('Add a milestone');
    await page.getByLabel('What shall be reached').fill('Passkeys are offered at the first sign-in');
    await page.getByLabel('Due').fill('2031-03-01');
    await press('Add');
    await page.getByRole('link', { name: 'Passkeys are offered at the first sign-in' }).click();
    await looked('milestone');
    await page.getByLabel('To', { exact: true }).fill('2031-05-01');
    await page.getByLabel('Why').first().fill('The supplier of the library was late.');
    await press('Move');
    await page.getByText('Was due').waitFor();
    await open('Set down a setback or an obstacle');
    await page.getByLabel('What it is').fill('Shared terminals in clinics know no passkey.');
    await press('Set down');
    await page.getByText('Shared terminals in clinics know no passkey.').waitFor();
    await page.getByRole('button', { name: /^Choose Chimes/ }).click();
    await page.getByText('chosen').first().waitFor();
    await open('Add a figure that people enter');
    await press('Sign-ins by legacy protocols');
    await heading('Sign-ins by legacy protocols');
    for (const [index, numerator] of [[6, '400'], [9, '260']] as const) {
      await page.getByLabel('Day it speaks of').fill(`${months[index] ?? ''}-01`);
      await page.getByLabel('Numerator').fill(numerator);
      await page.getByLabel('Denominator').fill('1000');
      await page.getByLabel('Where it was taken from').fill('Export of the sign-in service, query 14');
      await press('Enter');
      await page.getByRole('cell', { name: `${numerator} of 1000` }).first().waitFor();
    }
    await looked('declared-figure');
    await page.goto(`${host.url}${product}/1`);
    await open('Describe how the goal is met');
    await page.getByLabel('How the goal is met').fill('Administrators have signed in by passkey alone since 2024.');
    await page.getByLabel('sign-in.csv').check();
    await press('Keep');
    await page.getByText('Administrators have signed in by passkey alone').first().waitFor();
    await looked('goal');
    await page.goto(`${host.url}${product}/4`);
    await looked('goal-patches');
    await page.goto(`${host.url}${product}`);
    await looked('product-goals-full');
    await page.goto(`${host.url}${product}/1`);
    await page.getByRole('link', { name: /^Close it/ }).click();
    await heading('Close the obstacle');
    await looked('ending');
    await page.getByLabel('How was it overcome?').fill('Badge readers came.');
    await press('Close the obstacle');
    await page.locator('summary', { hasText: 'Overcome' }).waitFor();
  });

  it('lists what the pledge does not cover yet, with its line in the roadmap', async () => {
    await page.goto(`${host.url}/products`);
    await page.getByLabel('Name', { exact: true }).fill('Heron agent');
    await page.getByLabel('Short name').fill('heron');
    await press('Add product');
    await page.goto(`${page.url()}/goals`);
    await open('Give it a line in the roadmap');
    await page.getByLabel('Covered from').fill('2031-01-01');
    await page.getByLabel('What has to be done until then').fill('Its sign-in moves to the service that Kestrel uses.');
    await press('Keep');
    await page.getByText('Planned from').waitFor();
    await page.goto(`${host.url}/goals`);
    await page.getByRole('heading', { name: 'Not covered yet' }).waitFor();
    await looked('goals-matrix');
  });

  it('is done by keyboard alone, and without script', async () => {
    await page.goto(`${host.url}${product}/1`);
    const focused = async (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
    for (let step = 0; step < 80 && (await focused()) !== 'Add a milestone'; step += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Old clients are told at sign-in');
    await page.keyboard.press('Tab');
    await page.keyboard.type('03012031');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Old clients are told at sign-in' }).waitFor();

    const plain = await browser.newContext({ javaScriptEnabled: false });
    await signedInLead(host, plain);
    const still = await plain.newPage();
    await still.goto(`${host.url}${product}/1`);
    await still.locator('summary', { hasText: 'Set down a setback or an obstacle' }).click();
    await still.getByLabel('What it is').fill('no');
    await still.getByRole('button', { name: 'Set down' }).click();
    await still.getByText('Expected a sentence.').waitFor();
    await still.getByLabel('What it is').fill('A release switched the reminder off.');
    await still.getByRole('button', { name: 'Set down' }).click();
    await still.getByText('A release switched the reminder off.').waitFor();
    await plain.close();
    assert.deepEqual([messages, host.defects], [[], []]);
  });
});
