/** The terms of a purchase in a browser: clauses, duties, an objection, a risk that an executive accepts with a fresh passkey, and the award that waited for it. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { provenScope } from '../../src/store/scope.ts';
import { WebClient } from '../workspace/support/web-client.ts';
import { lookAtPage } from './look-at.ts';
import { walkByKeyboard } from './walk-by-keyboard.ts';
import { workspaceHost, type WorkspaceHost } from './workspace-host.ts';

const executablePath = '/usr/bin/chromium';
const home = provenScope('home');

describe('terms of a purchase, in a browser', () => {
  let host: WorkspaceHost;
  let browser: Browser;
  let assessor: Page;
  let executive: Page;
  let executiveClient: WebClient;
  let terms = '';
  before(async () => {
    assert.ok(existsSync(executablePath), 'Chromium is needed: apt-get install -y chromium');
    host = await workspaceHost();
    const admin = new WebClient(host.url);
    await admin.setUp(host.setupLink);
    const { client, accountId } = await admin.invite('Ana Assessor', ['assessor']);
    await client.stepUp();
    ({ client: executiveClient } = await admin.invite('Erik Sand', ['executive-sponsor']));
    await executiveClient.stepUp();
    terms = await furnish(accountId);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run'] });
    [assessor, executive] = [await pageOf(client), await pageOf(executiveClient)];
  });
  after(async () => {
    await browser?.close();
    assert.deepEqual(host?.defects, []);
    await host?.close();
  });

  async function pageOf(client: WebClient): Promise<Page> {
    const context = await browser.newContext();
    await carry(client, context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return page;
  }

  /** Signs a browser in as a client is; a passkey that was shown makes a new session. */
  async function carry({ cookie, url }: WebClient, context: BrowserContext): Promise<void> {
    const [name = '', value = ''] = (cookie ?? '').split(/=(.*)/u);
    await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax', secure: name.startsWith('__Host-') }]);
  }

  /** A case in its second stage, with a maker that was looked at. @returns the address of its terms */
  async function furnish(ownerId: string): Promise<string> {
    const at = host.services.ports.now().toISOString();
    const summary = { counts: { met: 1, 'partly-met': 0, 'not-met': 1, contradicted: 0, claimed: 0, unknown: 40, 'not-applicable': 0 }, visible: 42, places: { found: 5, notLooked: 0, lookedFor: 20 }, questions: 12, unread: 0, cveListAt: null };
    const demands = [['demand-guide/default-passwords', 'must'], ['demand-guide/disclosure-policy', 'must'], ['demand-guide/simple-patching', 'should'], ['pledge/end-of-life', 'should']].map(([requirement, level]) => ({ requirement, level }));
    await host.services.store.write(home, async (rows) => {
      await rows.insertInto('vendor').values({ id: 'vendor1', name: 'Granite Networks', domain: 'granite.example', criticality: 'critical', service: 'network', given: '{"pages":[],"packages":[],"aggregators":[]}', signedAt: null, lookJobId: null, createdAt: at, createdBy: 'test', changedAt: at, archivedAt: null }).execute();
      await rows.insertInto('vendorLook').values({ id: 'look1', vendorId: 'vendor1', product: '', startedAt: at, endedAt: at, positionDigest: 'a'.repeat(64), positionBytes: 1, captureDigest: 'b'.repeat(64), captureBytes: 1, engineVersion: '0.1.0', catalogVersion: '1', summary: JSON.stringify(summary), askedBy: 'test' }).execute();
      await rows.insertInto('lookVerdicts').values({ lookId: 'look1', verdicts: JSON.stringify({ 'demand-guide/disclosure-policy': 'met', 'demand-guide/simple-patching': 'not-met' }) }).execute();
      await rows.insertInto('purchase').values({ id: 'purchase1', title: 'Gateways for eleven offices', need: 'The offices open in July.', ownerId, stage: 'during', state: 'open', decideOn: null, budget: '40,000', criticality: 'high', deployment: '["on-premises"]', appetite: 'open', demands: JSON.stringify(demands), criteria: JSON.stringify([{ id: 'own-1', text: 'Its people answer in our language within a day.', level: 'must' }]), isTender: 0, replyDays: 1, awardedCandidateId: null, awardedAt: null, endedReason: null, createdAt: at, createdBy: ownerId, changedAt: at }).execute();
      await rows.insertInto('candidate').values({ id: 'candidate1', purchaseId: 'purchase1', vendorId: 'vendor1', product: 'Wall 3', reseller: 'Nordic Resale', state: 'standing', stateReason: null, addedAt: at, addedBy: ownerId, changedAt: at }).execute();
      // The maker was shown what was seen of it, and had its day.
      const before = new Date(Date.parse(at) - 2 * 86_400_000).toISOString();
      await rows.insertInto('inquiry').values({ id: 'shown1', purchaseId: 'purchase1', subject: 'Gateways', isTender: 0, state: 'sent', purpose: 'findings', closesAt: before, createdAt: before, createdBy: ownerId, sentAt: before, sentBy: ownerId }).execute();
      await rows.insertInto('answerSheet').values({ id: 'sheet1', inquiryId: 'shown1', candidateId: 'candidate1', lookId: 'look1', state: 'open', handedInAt: null, setAsideReason: null, setAsideAt: null, setAsideBy: null }).execute();
      await rows.insertInto('sheetContact').values({ id: 'contact1', sheetId: 'sheet1', mail: 'contact@granite.example', hash: 'sheet1', handedCodeHash: null, hasOwnCode: 0, codeHash: null, codeExpiresAt: null, codeSentAt: null, codesSent: 0, usedCodeHash: null, wrongCodes: 0, expiresAt: '2099-01-01T00:00:00.000Z', createdAt: before, createdBy: ownerId, enteredAt: null, revokedAt: null }).execute();
    });
    return `${host.url}/purchases/purchase1/terms`;
  }

  it('shows the gaps, and answers an own criterion', async () => {
    await assessor.goto(terms);
    await assessor.getByText('2 musts are open').waitFor();
    await assessor.getByLabel(/^Answer: Its people/).selectOption('yes');
    await assessor.getByRole('button', { name: /^Keep Its people/ }).click();
    await assessor.getByText('One must is open').waitFor();
    await lookAtPage(assessor, 'terms-begun');
  });

  it('proposes clauses, changes one, holds a promise, and gives them out', async () => {
    await assessor.getByRole('button', { name: 'Propose a clause for each gap' }).click();
    await assessor.getByRole('table', { name: 'Clauses and where each stands' }).getByRole('link').first().click();
    await assessor.getByText('Change it, or where it stands').click();
    await assessor.getByLabel('Where it stands').selectOption('offered');
    await assessor.getByLabel('Note').fill('Sent with the draft of the contract.');
    await assessor.getByRole('button', { name: 'Keep', exact: true }).click();
    await assessor.getByText('Sent with the draft of the contract.').waitFor();
    await lookAtPage(assessor, 'clause');
    await walkByKeyboard(assessor, 'clause');
    await assessor.goto(terms);
    await assessor.getByText('offered', { exact: true }).first().waitFor();
    await assessor.getByText('Hold a promise in a clause').click();
    await assessor.getByLabel('What was promised').fill('Own passwords for each box in release 4');
    await assessor.getByLabel('Kept by').fill('2027-03-01');
    await assessor.getByLabel('Words of the clause').fill('The supplier shall deliver release 4 with a password of its own for each box by 1 March 2027.');
    await assessor.getByRole('button', { name: 'Add the clause' }).click();
    await assessor.getByRole('link', { name: 'Own passwords for each box in release 4' }).click();
    await assessor.getByText('Link it to an issue in your tracker').click();
    await assessor.getByLabel('Issue').fill('LAW-7');
    await assessor.getByLabel('Address').fill('https://tracker.workspace.example/LAW-7');
    await assessor.getByRole('button', { name: 'Link', exact: true }).click();
    await assessor.getByRole('link', { name: 'LAW-7' }).waitFor();
    await assessor.goto(terms);
    const [download] = await Promise.all([assessor.waitForEvent('download'), assessor.getByRole('link', { name: /docx/ }).click()]);
    assert.match(download.suggestedFilename(), /^clauses-.*\.docx$/);
  });

  it('says who has which duty, and where the maker differs', async () => {
    await assessor.getByText('Who has which duty').first().click();
    await assessor.getByLabel('We say: Backups, and trying them out', { exact: true }).selectOption('maker');
    await assessor.getByLabel('The maker said: Backups, and trying them out', { exact: true }).selectOption('us');
    await assessor.getByRole('button', { name: 'Keep the duties' }).click();
    await assessor.getByText(/Expected the day on which the maker said so/).waitFor();
    await assessor.getByLabel('We say: Backups, and trying them out', { exact: true }).selectOption('maker');
    await assessor.getByLabel('The maker said: Backups, and trying them out', { exact: true }).selectOption('us');
    await assessor.getByLabel(/^Day on which the maker said/).fill(host.services.ports.now().toISOString().slice(0, 10));
    await assessor.getByRole('button', { name: 'Keep the duties' }).click();
    await assessor.getByText('on 1 we and the maker differ').waitFor();
    await assessor.getByText('Who has which duty').first().click();
    await lookAtPage(assessor, 'duties');
  });

  it('writes an objection down, which an executive decides', async () => {
    await assessor.getByText('Write down an objection').click();
    await assessor.getByLabel('Who objects').fill('Ines Baum');
    await assessor.getByLabel('Office', { exact: true }).fill('IT operations');
    await assessor.locator('#objection-reason').fill('It opens a port to the whole network.');
    await assessor.getByRole('button', { name: 'Write it down' }).click();
    await assessor.getByText('It was taken to somebody above').click();
    await assessor.getByLabel('To whom').fill('Erik Sand, finance');
    await assessor.locator('details[open]', { hasText: 'To whom' }).getByRole('button', { name: 'Keep' }).click();
    await assessor.getByText('escalated', { exact: true }).waitFor();
    await executive.goto(terms);
    await executive.getByText('Decide it').click();
    await executive.getByLabel('Decision').selectOption('overruled');
    await executive.locator('details[open]', { hasText: 'Decision' }).getByLabel('Why').fill('The port is closed at the edge.');
    await executive.getByRole('button', { name: 'Decide', exact: true }).click();
    await executive.getByText('overruled', { exact: true }).waitFor();
  });

  it('asks for an acceptance; the executive finds it at home, reads it, and accepts it by name with a fresh passkey', async () => {
    await assessor.goto(terms);
    await assessor.getByText('Ask an executive to accept a risk').click();
    await assessor.getByLabel('Gap', { exact: true }).selectOption({ index: 0 });
    await assessor.getByLabel(/^Why the business needs/).fill('The offices open in July, and no other gateway fits the lines that are there.');
    await assessor.getByLabel(/^What is done about it/).fill('Each box gets its own password before it leaves the store room; a list of them is checked.');
    await assessor.getByLabel(/^Who answers for the risk/).fill('Kim Lee, head of networks');
    await assessor.getByLabel('Until').fill(new Date(host.services.ports.now().getTime() + 200 * 86_400_000).toISOString().slice(0, 10));
    await assessor.getByRole('button', { name: 'Ask', exact: true }).click();
    await assessor.getByText('waits for an executive').first().waitFor();
    await lookAtPage(assessor, 'terms');
    host.pass(10);
    await executive.goto(`${host.url}/home`);
    await lookAtPage(executive, 'home-waiting');
    await executive.getByRole('region', { name: 'Risks that wait for you' }).getByRole('link').click();
    await executive.getByRole('heading', { name: 'Your decision' }).waitFor();
    await lookAtPage(executive, 'acceptance-asked');
    await walkByKeyboard(executive, 'acceptance');
    const address = executive.url();
    const accept = async (name: string): Promise<void> => {
      await executive.getByLabel('Your name').fill(name);
      await executive.getByLabel('Your office').fill('Chief financial officer');
      await executive.getByRole('button', { name: /^I accept this risk/ }).click();
    };
    await accept('Erik Sand');
    await executive.getByRole('heading', { name: /passkey/i, level: 1 }).waitFor();
    await executiveClient.stepUp();
    await carry(executiveClient, executive.context());
    await executive.goto(address);
    await accept('Somebody Else');
    await executive.getByText('Expected your name as your account has it.').waitFor();
    await accept('erik sand');
    await executive.getByRole('heading', { name: 'Accepted by erik sand, Chief financial officer' }).waitFor();
    await lookAtPage(executive, 'acceptance-accepted');
    const [download] = await Promise.all([executive.waitForEvent('download'), executive.getByRole('link', { name: 'Take the signed statement along' }).click()]);
    assert.match(download.suggestedFilename(), /dsse\.json$/);
    await executive.getByLabel('The board saw it on').fill(host.services.ports.now().toISOString().slice(0, 10));
    await executive.getByRole('button', { name: 'Write it down' }).click();
    await executive.getByText('written down by Erik Sand').waitFor();
  });

  it('awards what nothing holds back any more, and counts the own buying', async () => {
    await assessor.goto(`${host.url}/purchases/purchase1`);
    await assessor.getByText('Nothing is missing: it can be awarded.').waitFor();
    await assessor.goto(`${host.url}/own-buying`);
    await assessor.getByText('There are no purchases awarded yet, so there is no share.').waitFor();
    await lookAtPage(assessor, 'own-buying');
    await assessor.goto(`${host.url}/purchases/purchase1/public-request`);
    const letter = await assessor.getByLabel('The letter').innerText();
    for (const secret of ['Granite', 'Wall', 'Nordic', '40,000', 'Ana', 'our language', 'eleven offices']) assert.doesNotMatch(letter, new RegExp(secret, 'u'));
    await lookAtPage(assessor, 'public-request');
    await assessor.goto(`${host.url}/clause-library`);
    await assessor.getByLabel('Title').fill('Passwords');
    await assessor.getByLabel('Words').fill('The supplier shall ship no box with a password that another box has.');
    for (const [label, value] of [['Jurisdiction', 'Sweden'], ['Author', 'Our counsel'], ['Edition', '1']] as const) await assessor.getByLabel(label).fill(value);
    await assessor.getByRole('button', { name: 'Add' }).click();
    await assessor.getByText('edition 1').waitFor();
    await lookAtPage(assessor, 'clause-library');
    await assessor.goto(`${host.url}/vendors/vendor1/meetings`);
    await assessor.getByLabel('Day').fill(host.services.ports.now().toISOString().slice(0, 10));
    await assessor.getByLabel('Which priorities were shared').fill('Passwords first, then logs.');
    await assessor.getByRole('button', { name: 'Keep' }).click();
    await assessor.getByText('Passwords first, then logs.').first().waitFor();
    await lookAtPage(assessor, 'meetings');
  });
});
