/** A customer’s questionnaire in Chromium: brought in, corrected, answered from evidence, reviewed and handed out again. Needs the program. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { readingOf } from '../../src/assess/questionnaire/perform-questionnaire.ts';
import { guessMapping } from '../../src/read/questionnaire/guess-mapping.ts';
import { questionsIn } from '../../src/read/questionnaire/questions-in.ts';
import { sourceOf } from '../../src/read/source.ts';
import { workbookFile } from '../support/office-files.ts';
import { lookAtPage } from './look-at.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const rows: (readonly (string | null)[])[] = [
  ['Globex Procurement: supplier security questions', null, null, null], ['Please answer every line. Attach what shows it.', null, null, null], ['No.', 'Question', 'Yes / No / N/A', 'Your comments'], ['Access', null, null, null],
  ['A.1', 'Does the product support single sign-on by SAML or OpenID Connect?', '', ''], ['A.2', 'Are several factors switched on from the start for administrators (MFA by default)?', '', ''], ['Supply chain', null, null, null],
  ['B.1', 'Do you provide an SBOM of every release in a standard format such as CycloneDX or SPDX?', '', ''], ['B.2', 'Do you have a vulnerability disclosure policy?', '', ''], ['B.3', 'Where is your head office, and who owns the company?', '', ''], ['B.4', 'Does the product ship without default passwords?', '', ''],
];
const list = '<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="C5:C20"><formula1>"Yes,No,N/A"</formula1></dataValidation></dataValidations>';
const sheet = workbookFile([{ name: 'Read me', rows: [['How to fill this in']] }, { name: 'Questions', rows, after: list }, { name: 'Old questions', state: 'hidden', rows: [['Question'], ['Is it so?'], ['Is it not?']] }]);
const component = (name: string, version: string): object => ({ type: 'library', 'bom-ref': name, name, version, purl: `pkg:npm/${name}@${version}` });
const bill = JSON.stringify({ $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { timestamp: '2026-05-01T00:00:00Z', component: { type: 'application', 'bom-ref': 'kestrel', name: 'kestrel', version: '4.2.0' } }, components: [component('ash', '1.0.0'), component('birch', '2.0.0')], dependencies: [{ ref: 'kestrel', dependsOn: ['ash', 'birch'] }] });

let host: WorkspaceHost;
let browser: Browser;
let page: Page;
const messages: string[] = [];
const looked = async (name: string): Promise<void> => lookAtPage(page, name);
const press = async (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();

describe('questions from customers in a browser', () => {
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    host = await workspaceHost();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(30_000);
    page.on('console', (message) => { if (message.type() === 'error' && !/status of (4|5)\d\d/.test(message.text())) messages.push(message.text()); });
    page.on('pageerror', (problem) => messages.push(problem.message));
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  });
  after(async () => {
    await browser?.close();
    await host?.close();
  });

  it('begins with a product that has evidence', async () => {
    await page.goto(host.setupLink);
    await page.getByLabel('Your name').fill('Ada Byron');
    await press('Make a passkey');
    await page.getByRole('link', { name: 'I have put them away' }).click();
    await page.waitForURL('**/home');
    await page.getByRole('link', { name: 'Give yourself the role security lead' }).click();
    await page.getByLabel('Role', { exact: true }).selectOption('security-lead');
    await press('Give role');
    await page.getByRole('rowheader', { name: 'security lead' }).waitFor();
    await page.goto(`${host.url}/products`);
    await page.getByLabel('Name', { exact: true }).fill('Kestrel server');
    await page.getByLabel('Short name').fill('kestrel');
    await press('Add product');
    await page.getByRole('heading', { name: 'Kestrel server', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Questions', exact: true }).click();
    await page.getByText('Bring in what a customer sent').waitFor();
    await looked('questions-empty');
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByLabel('Version of a new release').fill('4.2.0');
    await press('Add release');
    await page.getByLabel('Folder in the release').fill('sbom');
    await page.getByLabel('Files', { exact: true }).setInputFiles({ name: 'kestrel.cdx.json', mimeType: 'application/json', buffer: Buffer.from(bill) });
    await press('Send');
    await page.getByRole('link', { name: 'sbom/kestrel.cdx.json' }).waitFor();
    await press('Assess this evidence');
    await page.getByRole('link', { name: 'See the assessment' }).click({ timeout: 120_000 });
    await page.getByRole('heading', { name: /^Assessment of/ }).waitFor();
  });

  it('reads a workbook, lets a person correct where its questions stand, and keeps them', async () => {
    await page.goto(`${host.url}/products`);
    await page.getByRole('link', { name: 'Kestrel server' }).click();
    await page.getByRole('link', { name: 'Questions', exact: true }).click();
    await page.getByLabel('Questionnaire', { exact: true }).setInputFiles({ name: 'not-a-questionnaire.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
    await press('Read it');
    await page.getByText('The file is a PDF, which keeps no order of its words').waitFor();
    await page.getByLabel('Questionnaire', { exact: true }).setInputFiles({ name: 'Globex questions 2026.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(sheet) });
    await press('Read it');
    await page.getByRole('heading', { name: 'Where are the questions?' }).waitFor();
    await page.getByRole('heading', { name: '6 questions found this way' }).waitFor();
    await page.getByText('The sheet Old questions is hidden.').waitFor();
    await looked('questions-mapping');
    await page.getByLabel('First question in row').nth(1).fill('8');
    await press('Look again with these columns');
    await page.getByRole('heading', { name: '4 questions found this way' }).waitFor();
    await page.getByLabel('First question in row').nth(1).fill('5');
    await press('Look again with these columns');
    await page.getByRole('heading', { name: '6 questions found this way' }).waitFor();
    await page.getByLabel('From whom').fill('Globex');
    await page.getByLabel('Answers due').fill('2027-01-15');
    await press('Keep these questions');
    await page.getByRole('heading', { name: 'Globex questions 2026', level: 1 }).waitFor();
    assert.equal(await page.locator('table.work tbody tr').count(), 6);
  });

  it('shows what evidence says, narrows by its address, and takes over, reviews and hands out answers', async () => {
    const address = page.url();
    await looked('questionnaire');
    await page.getByLabel('Words').fill('sbom');
    await press('Narrow');
    await page.waitForURL(/words=sbom/);
    assert.equal(await page.locator('table.work tbody tr').count(), 1);
    await page.locator('table.work tbody a').first().click();
    await page.getByRole('heading', { name: 'What evidence says' }).waitFor();
    await looked('question');
    await press('Take this over as the answer');
    await page.getByRole('heading', { name: 'Review: to be reviewed' }).waitFor();
    await page.getByLabel('Word in the questionnaire').selectOption('Yes');
    await page.getByLabel('What it rests on').fill('The build writes it for every release.');
    await press('Keep answer');
    await press('I have reviewed it');
    await page.getByRole('heading', { name: 'Review: reviewed' }).waitFor();
    await press('Make it final');
    await page.getByRole('heading', { name: 'Review: final' }).waitFor();
    await looked('question-final');
    await press('Put into the library');
    await page.getByRole('heading', { name: 'Approved answers', level: 2 }).waitFor();
    await looked('answer-library');
    await page.goto(address);
    // An answer that lacks what its state needs comes back with what is missing.
    await page.getByRole('link', { name: /head office/ }).click();
    await page.getByLabel('State').selectOption('yes-attestation');
    await page.getByLabel('Answer as the customer reads it').fill('In Berne; the company belongs to its founders.');
    await press('Keep answer');
    await press('I have reviewed it');
    await page.getByRole('alert').getByText('who attests it, and in which role').waitFor();
    await looked('question-missing');
    await page.getByLabel('What it rests on').fill('Head of legal');
    await press('Keep answer');
    await page.goto(address);
    await page.getByLabel('Question 5', { exact: true }).check();
    await page.getByRole('button', { name: 'Reviewed', exact: true }).click();
    await page.getByRole('cell', { name: 'reviewed' }).first().waitFor();
    await page.getByLabel('Which answers').selectOption('all');
    await press('Make the file');
    await page.getByRole('link', { name: 'draft-Globex questions 2026.xlsx' }).waitFor();
    await looked('questionnaire-worked');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'draft-Globex questions 2026.xlsx' }).click()]);
    const bytes = new Uint8Array(readFileSync(await download.path()));
    const reading = await readingOf(sourceOf('out', bytes));
    const found = questionsIn(reading, guessMapping(reading));
    assert.deepEqual(found.map(({ given }) => given.choice), ['', '', 'Yes', '', '', '']);
    assert.match(found[4]?.given.answer ?? '', /^Yes, on our word\.\nIn Berne; the company belongs to its founders\.\nAttested by: Head of legal$/u);
  });

  it('starts a shipped set, and offers the approved answer to the same question again', async () => {
    await page.getByRole('link', { name: 'Questions', exact: true }).first().click();
    await looked('questions-list');
    await press('Start');
    await page.getByRole('heading', { name: 'Secure by Demand', level: 1 }).waitFor();
    await page.getByText('questions').first().waitFor();
    await looked('questionnaire-shipped');
    const html = await page.content();
    assert.ok(html.length < 150_000, `${html.length} characters`);
    await page.goBack();
    await page.getByText('Questions out of a mail').click();
    await page.getByLabel('Title', { exact: true }).fill('Initech by mail');
    await page.getByLabel('Questions, one a line').fill('Do you provide an SBOM of every release in a standard format such as CycloneDX or SPDX?\nIs there anything else we should know?');
    await press('Read them');
    await page.getByRole('heading', { name: '2 questions found this way' }).waitFor();
    await press('Keep these questions');
    await page.getByText('Approved answer').first().waitFor();
    assert.deepEqual(messages, []);
    assert.deepEqual(host.defects, []);
  });
});
