/** A security lead’s first hour in a browser, from the line that the terminal prints to a dossier that a customer verified. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { tarGz } from '../product/archive.ts';
import { signInStatistics } from '../workspace/support/measured-product.ts';
import { program, serve, type Served } from '../workspace/server/served-process.ts';
import { assessOpenRelease, heading, press, someone, startBrowser, stepUp, takeLink } from './browser.ts';

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const securityText = `Contact: mailto:security@acme.example\nExpires: ${day(200)}T00:00:00Z\nPreferred-Languages: en\n`;
const bill = readFileSync(new URL('../../fixtures/read/cyclonedx/valid-1.6-bsi-fields.json', import.meta.url));
/** The source of the release, with a database whose password is shipped, or asked for when it is installed. */
const source = (password: string): Buffer => Buffer.from(tarGz(new Map([['kestrel-4.2.0/compose.yaml', `services:\n  database:\n    image: postgres\n    environment:\n      POSTGRES_USER: kestrel\n      POSTGRES_PASSWORD: ${password}\n`]])));
const policy = readFileSync(new URL('../../fixtures/read/disclosure-policy/valid-policy.md', import.meta.url));
/** The twelve months that ended before this one, oldest first: the share of second factors grows. */
const months = Array.from({ length: 12 }, (_, index) => {
  const today = new Date();
  return [new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 12 + index, 1)).toISOString().slice(0, 7), 600 - index * 30, 200 + index * 10, 100 + index * 20] as const;
});

describe('the first hour of a security lead, in a browser', () => {
  const data = mkdtempSync(join(tmpdir(), 'assay-e2e-first-hour-'));
  const messages: string[] = [];
  let served: Served;
  let browser: Browser;
  let ada: Page;
  let release = '';
  let address = '';

  const follow = async (name: string | RegExp): Promise<void> => ada.getByRole('main').getByRole('link', { name }).first().click();
  const hand = async (...files: readonly (readonly [name: string, content: string | Buffer])[]): Promise<void> => {
    await ada.getByLabel('Files', { exact: true }).setInputFiles(files.map(([name, content]) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })));
    await press(ada, 'Send');
    await ada.getByText(files.length === 1 ? 'One file was received' : `${files.length} files were received`).waitFor();
  };
  const handSource = async (password: string): Promise<void> => {
    await ada.getByLabel('Archive').setInputFiles({ name: 'source.tar.gz', mimeType: 'application/gzip', buffer: source(password) });
    await press(ada, 'Send source');
    await ada.getByText('One file was received').waitFor();
  };
  const seen = async (path: string): Promise<string> => ada.getByRole('row').filter({ has: ada.getByRole('link', { name: path, exact: true }) }).innerText();

  before(async () => {
    served = await serve(data);
    browser = await startBrowser();
    ada = await someone(browser, messages);
  });
  after(async () => {
    await browser?.close();
    served?.child.kill('SIGTERM');
    await served?.ended;
    rmSync(data, { recursive: true, force: true });
  });

  it('sets the workspace up by the link that the terminal shows, with a passkey, and takes the role that measures', async () => {
    await takeLink(ada, /\S+\/setup#\S+/u.exec(served.words)?.[0] ?? '', 'Ada Byron');
    assert.equal(await ada.locator('#codes li').count(), 10);
    await follow('I have put them away');
    await follow('Give yourself the role security lead');
    await ada.getByLabel('Role', { exact: true }).selectOption('security-lead');
    await press(ada, 'Give role');
    await stepUp(ada);
    await ada.getByRole('rowheader', { name: 'security lead' }).waitFor();
  });

  it('adds a product, says what kind it is and when the pledge was signed, and adds a release', async () => {
    await ada.getByRole('link', { name: 'Home', exact: true }).click();
    await follow('Add your first product.');
    await ada.getByLabel('Name', { exact: true }).fill('Kestrel server');
    await ada.getByLabel('Short name').fill('kestrel');
    await press(ada, 'Add product');
    await heading(ada, 'Kestrel server');
    await ada.getByText('Say what kind of product it is').click();
    const kind = (name: string) => ada.getByRole('group', { name });
    await kind('It has a web interface.').getByLabel('yes').check();
    await kind('People of the customer have accounts in it.').getByLabel('yes').check();
    await kind('It contains a model of artificial intelligence.').getByLabel('no', { exact: true }).check();
    await kind('It contains a model of artificial intelligence.').getByLabel('Why not, where it is no').fill('No model is part of it.');
    await ada.getByRole('region', { name: 'What kind of product it is' }).getByRole('button', { name: 'Keep' }).click();
    await ada.getByText('7 of 10 are not stated').waitFor();
    await ada.getByRole('navigation', { name: 'Kestrel server' }).getByRole('link', { name: 'Goals' }).click();
    await ada.getByText('Set the day of signing').click();
    await ada.getByLabel('Signed on').fill(day(-100));
    await press(ada, 'Keep');
    await ada.getByText('265 days left').waitFor();
    await ada.getByRole('navigation', { name: 'Kestrel server' }).getByRole('link', { name: 'Overview' }).click();
    await ada.getByText('Say who makes it').click();
    await ada.getByLabel('Maker', { exact: true }).fill('Acme');
    await ada.getByLabel('Other products of the maker').selectOption({ label: 'none is left out' });
    await press(ada, 'Keep');
    await ada.getByText('No product of the maker is left out.').waitFor();
    await ada.getByLabel('Version of a new release').fill('4.2.0');
    await press(ada, 'Add release');
    await heading(ada, 'Kestrel server 4.2.0');
    release = ada.url();
  });

  it('hands over evidence of four kinds, reads at once what was seen in it, and sees the seven goals', async () => {
    await hand(['kestrel.cdx.json', bill], ['security.txt', securityText], ['SECURITY.md', policy], ['sign-in.csv', signInStatistics(months.slice(0, 1))]);
    await handSource('Kestrel!Falcon#2291');
    assert.match(await seen('kestrel.cdx.json'), /A bill of \d+ components in CycloneDX 1\.6/u);
    assert.match(await seen('security.txt'), new RegExp(`1 contact, expiry ${day(200)}`, 'u'));
    assert.match(await seen('SECURITY.md'), /A disclosure policy of \d+ words/u);
    assert.match(await seen('sign-in.csv'), /Accounts by role and factor, at \d{4}-\d\d-\d\d; populations: customers/u);
    await assessOpenRelease(ada);
    const goals = ada.getByRole('list').filter({ hasText: '1. Multi-factor sign-in' }).getByRole('listitem');
    assert.deepEqual((await goals.allInnerTexts()).map((words) => words.replace(/\s+/gu, ' ').trim()), [
      '1. Multi-factor sign-in unknown', '2. Default passwords unknown', '3. Vulnerability classes unknown', '4. Installing patches unknown', '5. Disclosure policy partly met', '6. CVE records unknown', '7. Evidence of intrusions unknown',
    ]);
  });

  it('opens one finding at its place, mends the file, and sees the verdict change with the file that changed it', async () => {
    await follow('2. Default passwords');
    await ada.getByRole('heading', { name: 'Verdict: unknown' }).waitFor();
    await ada.getByText('Fails', { exact: true }).first().waitFor();
    await follow(/compose\.yaml:6$/u);
    await ada.locator('#place').getByText('This line holds a credential. Its value is never shown.').waitFor();
    await ada.goBack();
    await follow('Hand the mended file over');
    await handSource('${POSTGRES_PASSWORD}');
    await assessOpenRelease(ada);
    await follow('What changed');
    const changed = ada.getByRole('table', { name: 'Verdicts that changed' }).getByRole('row').filter({ hasText: 'Default passwords shrink' });
    assert.match((await changed.innerText()).replace(/\s+/gu, ' '), /^Default passwords shrink unknown partly met Changed: source\.tar\.gz/u);
    await ada.getByRole('heading', { name: 'Findings that are gone' }).waitFor();
  });

  it('chooses measures in advance, with baseline and target', async () => {
    await ada.getByRole('navigation', { name: 'Kestrel server' }).getByRole('link', { name: 'Goals' }).click();
    await follow('1. Multi-factor sign-in');
    await ada.getByText('Choose a measure').click();
    await ada.getByLabel('Target in per cent').fill('60');
    await ada.getByLabel('By (optional)').fill(day(265));
    await press(ada, 'Choose this measure');
    await ada.getByRole('definition').filter({ hasText: '300 of 900' }).waitFor();
    await ada.getByRole('definition').filter({ hasText: `60 % by ${day(265)}` }).waitFor();
    await follow('Goals');
    await follow('4. Installing patches');
    await ada.getByText('Choose a measure').click();
    await ada.getByLabel('Target in per cent').fill('90');
    await press(ada, 'Choose this measure');
    await ada.getByRole('definition').filter({ hasText: 'the first figure after the choice counts' }).waitFor();
  });

  it('imports twelve months of adoption data, and the chart shows twelve points', async () => {
    await ada.goto(release);
    await hand(['sign-in.csv', signInStatistics(months)]);
    assert.match(await seen('sign-in.csv'), /at 12 times from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d/u);
    await assessOpenRelease(ada);
    await follow('1. Multi-factor sign-in');
    await ada.getByRole('heading', { name: 'Verdict: met', exact: true }).waitFor();
    await follow('Its measure, course and milestones');
    assert.equal(await ada.getByRole('region', { name: 'Figures: Accounts with multi-factor sign-in', exact: true }).locator('tbody tr').count(), 12);
    assert.equal(await ada.locator('svg[aria-labelledby^="course-chart"] circle').count(), 12);
  });

  it('publishes what it allows, with a second person who has a passkey of her own', async () => {
    await ada.getByRole('navigation', { name: 'Kestrel server' }).getByRole('link', { name: 'Publishing' }).click();
    await follow('on the page “Publishing”');
    await ada.getByLabel('Domain', { exact: true }).fill('acme.example');
    await press(ada, 'Set domain, make keys');
    await ada.getByRole('heading', { name: 'The anchor' }).waitFor();
    await ada.goto(release);
    await ada.getByRole('navigation', { name: 'Kestrel server' }).getByRole('link', { name: 'Publishing' }).click();
    await follow('Prepare a publication');
    for (const path of ['kestrel.cdx.json', 'security.txt', 'SECURITY.md', 'sign-in.csv']) await ada.getByLabel(path).selectOption('public');
    await press(ada, 'Keep this choice');
    await ada.getByText('Becomes public (5)').waitFor();
    await press(ada, 'Ask for publication');
    await ada.getByText('Somebody else has to look at the same').waitFor();
    await follow('Invite somebody');
    await ada.getByLabel('Name', { exact: true }).fill('Grace Hopper');
    await ada.getByLabel('Role', { exact: true }).selectOption('approver');
    await press(ada, 'Invite');
    await stepUp(ada);
    await heading(ada, 'The invitation');
    const grace = await someone(browser, messages);
    await takeLink(grace, await ada.locator('#link').innerText());
    await grace.getByRole('main').getByRole('link', { name: 'I have put them away' }).click();
    await grace.getByRole('link', { name: 'Publication of Kestrel server 4.2.0' }).click();
    await grace.getByText('nothing of it was changed since').waitFor();
    await press(grace, 'Approve and publish');
    await stepUp(grace);
    address = await grace.getByRole('link', { name: 'Open the public page' }).getAttribute('href', { timeout: 120_000 }) ?? '';
    assert.match(address, /\/trust\/kestrel\/$/u);
    await grace.context().close();
  });

  it('shows the public page to somebody without a cookie, and the command line verifies it', async () => {
    await ada.goto(`${served.url}/products`);
    await ada.getByRole('link', { name: 'Kestrel server' }).click();
    await ada.getByRole('navigation', { name: 'Kestrel server' }).getByRole('link', { name: 'Publishing' }).click();
    await ada.getByText('Check it as a customer does').click();
    const words = (await ada.locator('#verify').innerText()).split(' ');
    const visitor = await (await browser.newContext()).newPage();
    await visitor.goto(address);
    await heading(visitor, 'Kestrel server');
    await visitor.getByText('4.2.0').first().waitFor();
    assert.deepEqual(await visitor.context().cookies(), []);
    await visitor.context().close();
    assert.deepEqual(words.slice(0, 4), ['npx', '--no-install', 'assay', 'verify']);
    const { code, said } = await new Promise<{ code: number; said: string }>((resolve) => {
      execFile(process.execPath, ['--disable-proto=throw', program, ...words.slice(3), '--data', join(data, 'customer')], (problem, out, complaint) => resolve({ code: typeof problem?.code === 'number' ? problem.code : 0, said: `${out}${complaint}` }));
    });
    assert.equal(code, 0, said);
    // The day of signing and the choice of a measure are her word: no file shows them.
    assert.match(said, /0 contradicted by evidence that you hold, 0 changed, 2 cannot re-check, \d+\s+reproduced/u);
  });

  it('never breaks its content policy', () => assert.deepEqual(messages, []));
});
