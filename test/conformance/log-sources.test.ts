/**
 * Audit logs of products in their own JSON: is the source told by content alone, and is what an event holds found in it?
 * What an event holds is decided here by words of keys and forms of values that hold for any log, and not by the
 * vocabularies under test: an address is a value that is an IP address under a key that says so, and so on.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { describe, it } from 'node:test';
import type { AuditLogSample, LogField } from '../../src/model/evidence/audit-log.ts';
import { namedLogFormat } from '../../src/read/audit-log/named-format.ts';
import { productLog } from '../../src/read/audit-log/product-log/index.ts';
import { headOf } from '../../src/read/head.ts';
import { readers } from '../../src/read/index.ts';
import { sourceOf, type Source } from '../../src/read/source.ts';

const data = new URL('../../../shared/data/auditlog/', import.meta.url);
const skip = existsSync(new URL('labelled/', data)) ? false : '../shared/data is not here: logs of products were skipped';

const expected = { files: 49, right: 43, named: 4, unknown: 2, events: 950, read: 896, cloudTrailFiles: 55, cloudTrailEvents: 2900 };
const shareWanted = 0.95;

/** The beginning of a label by the format that a reading must have. */
const formatsByLabel: Readonly<Record<string, string>> = {
  'AWS.CloudTrail': 'aws-cloudtrail', 'AWS.VPCDns': 'aws-vpc-dns', 'AWS.VPCFlow': 'aws-vpc-flow', 'Asana.': 'asana-audit-log', 'Atlassian.': 'atlassian-audit-log', 'Auth0.': 'auth0-log', 'Azure.Audit': 'microsoft-entra',
  'Azure.MonitorActivity': 'azure-activity', 'Box.': 'box-event', 'CiscoUmbrella.': 'cisco-umbrella-dns', 'Cloudflare.': 'cloudflare-http', 'Crowdstrike.': 'crowdstrike-event', 'Dropbox.': 'dropbox-team-event',
  'Duo.Administrator': 'duo-administrator', 'Duo.Authentication': 'duo-authentication', 'GCP.': 'google-cloud', 'GSuite.': 'google-workspace', 'GitHub.Audit': 'github-audit-log', 'GitLab.Audit': 'gitlab-audit-event',
  'Microsoft365.': 'microsoft-365', 'Netskope.': 'netskope-audit-log', 'Notion.': 'notion-audit-log', 'Okta.': 'okta-system-log', 'OneLogin.': 'onelogin-event', 'OnePassword.ItemUsage': '1password-item-usage',
  'OnePassword.SignInAttempt': '1password-sign-in', 'Salesforce.': 'salesforce-event', 'Slack.': 'slack-audit-log', 'Snyk.': 'snyk-audit-log', 'Tailscale.': 'tailscale-audit-log', 'Windows.': 'windows-event-log', 'Zendesk.': 'zendesk-audit-log', 'Zoom.': 'zoom-operation-log',
};

/** Fields of the log’s own events that are asked after, beside what the tally calls them. */
const asked = ['time', 'actor', 'action', 'outcome', 'address'] as const;
type Asked = (typeof asked)[number];

interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

function* leavesOf(value: unknown, path: readonly string[] = []): Generator<Leaf> {
  if (Array.isArray(value)) {
    for (const item of value) yield* leavesOf(item, path);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) if (!key.startsWith('p_')) yield* leavesOf(inner, [...path, key]);
  } else if (value !== null && value !== '') yield { path, value };
}

const lastOf = ({ path }: Leaf): string => (path.at(-1) ?? '').toLowerCase().replaceAll(/[^a-z0-9]/g, '');
const isTime = (value: unknown): boolean => (typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(value)) || (typeof value === 'number' && value > 1_000_000_000);

/** Whether an event holds what is asked after, by general words alone; deep inside what was requested or answered is not about the event. */
const holds: Readonly<Record<Asked, (leaf: Leaf) => boolean>> = {
  time: (leaf) => leaf.path.length <= 2 && isTime(leaf.value) && /(time|timestamp|date|published|created(at)?|recorded|isotimestamp)$/.test(lastOf(leaf)),
  actor: (leaf) => leaf.path.some((key) => /^(actor|user|useridentity|initiatedby|createdby|operator|principal|authenticationinfo|author|targetuser)$/.test(key.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))) && leaf.path.length <= 4 && !/agent|location|ip$/.test(lastOf(leaf)) && String(leaf.value) !== 'null'
    || (leaf.path.length <= 2 && /^(userid|username|useremail|actorid|actoruserid|authorid|principalemail|userprincipalname)$/.test(lastOf(leaf))),
  action: (leaf) => leaf.path.length <= 2 && /^(action|eventname|eventtype|event|eventsimplename|eventtypeid|operation|operationname|methodname|auditlogevent|activitydisplayname|operationtype)$/.test(lastOf(leaf)),
  outcome: (leaf) => leaf.path.length <= 3 && /^(outcome|result|resultstatus|resulttype|success|errorcode|loginstatus|requeststatus|rcode|responsecode)$/.test(lastOf(leaf)) && !leaf.path.some((key) => /request(parameters|body)?$|response(elements)?$|parameters$|target/i.test(key)),
  address: (leaf) => leaf.path.length <= 4 && typeof leaf.value === 'string' && isIP(leaf.value) !== 0 && /^(ip|ipaddr|ipaddress|sourceip|sourceipaddress|clientip|clientipaddress|callerip|calleripaddress|actorip|actoripaddress|aip|userip|srcaddr|srcip|internalip)$/.test(lastOf(leaf)) && !leaf.path.some((key) => /request(parameters|body)$|responseelements|target|enrichment/i.test(key)),
};
const fieldOf: Readonly<Record<Exclude<Asked, 'time'>, LogField>> = { actor: 'actor', action: 'action', outcome: 'outcome', address: 'source' };

const sourceAt = (path: string): Source => sourceOf('sample', readFileSync(new URL(path.split('/').map(encodeURIComponent).join('/'), data)));
const labelled = (): readonly string[] => readdirSync(new URL('labelled/', data)).filter((name) => name.endsWith('.jsonl')).toSorted();

/** Formats that are right for a file: a label names several where a bar stands in it. None for a source that is not read. */
function formatsOf(name: string): readonly string[] {
  return name.replace('.jsonl', '').split('|').flatMap((label) => Object.entries(formatsByLabel).filter(([beginning]) => label.startsWith(beginning)).map(([, format]) => format));
}

async function factsOf(source: Source): Promise<{ readonly format: string; readonly facts: AuditLogSample } | undefined> {
  const accepting = readers.filter((reader) => reader.accepts(headOf(source)));
  assert.ok(accepting.length <= 1, `accepted by ${accepting.map(({ id }) => id).join(', ')}`);
  if (accepting[0] !== productLog) return undefined;
  const { format, facts } = await productLog.read(source);
  return facts === undefined ? undefined : { format, facts };
}

/** What is found in one event alone, with the marks of the collection taken out of it. */
async function foundIn(event: object): Promise<ReadonlySet<Asked> | undefined> {
  const clean = Object.fromEntries(Object.entries(event).filter(([key]) => !key.startsWith('p_')));
  const read = await factsOf(sourceOf('event', new TextEncoder().encode(JSON.stringify(clean))));
  if (read === undefined || read.facts.events !== 1) return undefined;
  const { fields, timeForms } = read.facts;
  return new Set(asked.filter((name) => (name === 'time' ? timeForms.absent.events === 0 : fields[fieldOf[name]] === 1)));
}

describe('the source of a product’s log', { skip }, () => {
  it('is told by content alone', async () => {
    const outcomes = { right: 0, named: 0, unknown: 0, wrong: [] as string[] };
    for (const name of labelled()) {
      const source = sourceAt(`labelled/${name}`);
      const read = await factsOf(source);
      const wanted = formatsOf(name);
      if (read !== undefined && wanted.includes(read.format)) outcomes.right += 1;
      // Of these the product reads none; it says what they are. Two files hold nothing but marks of the collection.
      else if (read === undefined && wanted.length === 0 && namedLogFormat(headOf(source)) !== undefined) outcomes.named += 1;
      else if (read === undefined && namedLogFormat(headOf(source)) === 'Panther log event') outcomes.unknown += 1;
      else outcomes.wrong.push(`${name}: ${read?.format ?? 'not read'}`);
    }
    process.stdout.write(`  ${outcomes.right} of ${expected.files} labelled files are read as their source, ${outcomes.named} of sources that are not read are named, ${outcomes.unknown} hold only marks of the collection, ${outcomes.wrong.length} wrong\n`);
    assert.deepEqual(outcomes, { right: expected.right, named: expected.named, unknown: expected.unknown, wrong: [] });
  });

  it('and time, actor, action, outcome and address are found where an event holds them', async () => {
    const counts = Object.fromEntries(asked.map((name) => [name, { held: 0, found: 0 }])) as Record<Asked, { held: number; found: number }>;
    const missed = new Map<string, number>();
    let events = 0;
    let read = 0;
    for (const name of labelled()) {
      for (const line of new TextDecoder().decode(sourceAt(`labelled/${name}`).bytes(10_000_000)).split('\n')) {
        if (line === '') continue;
        const { event }: { event: object } = JSON.parse(line);
        events += 1;
        const found = await foundIn(event);
        if (found !== undefined) read += 1;
        // Of a source that is listed an event that can't be read alone counts as one in which nothing was found.
        else if (formatsOf(name).length === 0) continue;
        const leaves = [...leavesOf(event)];
        for (const one of asked) {
          if (!leaves.some((leaf) => holds[one](leaf))) continue;
          counts[one].held += 1;
          if (found?.has(one) === true) counts[one].found += 1;
          else missed.set(`${name} ${one}`, (missed.get(`${name} ${one}`) ?? 0) + 1);
        }
      }
    }
    process.stdout.write(`  ${read} of ${events} labelled events are read alone; of those that hold it, found: ${asked.map((name) => `${name} ${counts[name].found} of ${counts[name].held}`).join(', ')}\n`);
    for (const [what, count] of missed) process.stdout.write(`    missed: ${what} ${count}\n`);
    assert.equal(events, expected.events);
    assert.equal(read, expected.read);
    for (const name of asked) assert.ok(counts[name].held > 100 && counts[name].found / counts[name].held >= shareWanted, `${name}: ${counts[name].found} of ${counts[name].held}`);
  });
});

describe('CloudTrail files of a real account', { skip }, () => {
  it('are read whole, with nearly every event complete', async () => {
    const files = readdirSync(new URL('invictus-aws/CloudTrail/', data)).filter((name) => name.endsWith('.json'));
    let events = 0;
    const counts: Record<Asked, number> = { time: 0, actor: 0, action: 0, outcome: 0, address: 0 };
    const questions = new Map<string, number>();
    for (const name of files) {
      const read = await factsOf(sourceAt(`invictus-aws/CloudTrail/${name}`));
      assert.ok(read?.format === 'aws-cloudtrail', name);
      const { facts } = read;
      assert.equal(facts.unreadableRows.rows, 0, name);
      events += facts.events;
      counts.time += facts.timeForms.utc.events;
      for (const one of ['actor', 'action', 'outcome', 'address'] as const) counts[one] += facts.fields[fieldOf[one]];
      for (const [question, answer] of Object.entries(facts.questions ?? {})) questions.set(question, (questions.get(question) ?? 0) + answer.events);
    }
    process.stdout.write(`  ${files.length} CloudTrail files, ${events} events; with ${asked.map((name) => `${name} ${counts[name]}`).join(', ')}; answering ${[...questions].map(([id, count]) => `${id} ${count}`).join(', ')}\n`);
    assert.deepEqual([files.length, events], [expected.cloudTrailFiles, expected.cloudTrailEvents]);
    for (const name of asked) assert.ok(counts[name] / events >= shareWanted, `${name}: ${counts[name]} of ${events}`);
  });
});
