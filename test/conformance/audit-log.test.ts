/** Real and hostile log samples: each is read, refused with a position, or named as a log format not yet read. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { rawText } from '../../src/model/text.ts';
import { namedLogFormat } from '../../src/read/audit-log/named-format.ts';
import { ocsfClasses } from '../../src/read/audit-log/ocsf/classes.ts';
import { ecsCategories, ecsTypes } from '../../src/read/audit-log/ecs/vocabulary.ts';
import { headOf } from '../../src/read/head.ts';
import { readers } from '../../src/read/index.ts';
import type { Reading } from '../../src/read/reader.ts';
import { sourceOf, type Source } from '../../src/read/source.ts';
import { attackCases, tryCase } from './attack/cases.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const skip = existsSync(new URL('auditlog/labelled/', data)) ? false : '../shared/data is not here: real audit logs were skipped';
const logReaders = readers.filter((reader) => reader.produces === 'audit-log');

const expected = { labelled: 49, cloudTrail: 55, cef: 4, attacks: 21, ocsfClasses: 79 };

/** Our name of each labelled source. A product has several logs that read alike, so the first word of the label decides. */
const namesByLabel: Readonly<Record<string, string>> = {
  'AWS.CloudTrail': 'AWS CloudTrail',
  'AWS.VPCDns': 'AWS VPC DNS query log',
  'Asana.Audit': 'Asana audit log',
  'Atlassian.Audit': 'Atlassian organisation audit log',
  'Auth0.Events': 'Auth0 log event',
  'Azure.Audit': 'Microsoft Entra audit or sign-in log',
  'Azure.MonitorActivity': 'Azure activity log',
  'Box.Event': 'Box event',
  'CiscoUmbrella.DNS': 'Cisco Umbrella DNS log',
  'Crowdstrike.DNSRequest': 'CrowdStrike event',
  'Crowdstrike.DetectionSummary': 'CrowdStrike event',
  'Crowdstrike.EventStreams': 'CrowdStrike event',
  'Crowdstrike.FDREvent': 'CrowdStrike event',
  'Crowdstrike.Unknown': 'CrowdStrike event',
  'Dropbox.TeamEvent': 'Dropbox team event',
  'Duo.Administrator': 'Duo administrator log',
  'Duo.Authentication': 'Duo authentication log',
  'GCP.AuditLog': 'Google Cloud audit log',
  'GSuite.ActivityEvent': 'Google Workspace activity',
  'GitHub.Audit': 'GitHub audit log',
  'GitHub.Webhook': 'GitHub webhook',
  'GitLab.Audit': 'GitLab audit event',
  'GitLab.Production': 'GitLab request log',
  'Microsoft365.Audit.AzureActiveDirectory': 'Microsoft 365 unified audit log',
  'Microsoft365.Audit.Exchange': 'Microsoft 365 unified audit log',
  'Microsoft365.Audit.SharePoint': 'Microsoft 365 unified audit log',
  'MicrosoftDefenderXDR.AdvancedHunting': 'Microsoft Defender XDR advanced hunting',
  'MicrosoftGraph.SecurityAlertV2': 'Microsoft Graph security alert',
  'Netskope.Audit': 'Netskope audit log',
  'Notion.AuditLogs': 'Notion audit log',
  'Okta.SystemLog': 'Okta system log',
  'OneLogin.Events': 'OneLogin event',
  'OnePassword.ItemUsage': '1Password item usage',
  'OnePassword.SignInAttempt': '1Password sign-in attempt',
  'Salesforce.ApiAnomalyEventStore': 'Salesforce event',
  'Salesforce.ApiConnectedApp': 'Salesforce event',
  'Salesforce.BulkApiResultEventStore': 'Salesforce event',
  'Salesforce.ConnectedAppUsageEventStore': 'Salesforce event',
  'Salesforce.Login': 'Salesforce event',
  'Slack.AuditLogs': 'Slack audit log',
  'Snyk.GroupAudit': 'Snyk audit log',
  'Snyk.OrgAudit': 'Snyk audit log',
  'Tailscale.Audit': 'Tailscale audit log',
  'Windows.EventLogs': 'Windows event log',
  'Zendesk.Audit': 'Zendesk audit log',
  'Zoom.Operation': 'Zoom operation log',
};
/** The samples of these two sources hold nothing of the source but marks of the collection that they were taken from. */
const onlyMarked = new Set(['AWS.VPCFlow', 'Cloudflare.HttpRequest']);

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(new URL(folder, data), { recursive: true, encoding: 'utf8' }).filter((name) => ending.test(name)).map((name) => `${folder}${name}`).toSorted();
const sourceAt = (path: string): Source => sourceOf(path, readFileSync(new URL(path.split('/').map(encodeURIComponent).join('/'), data)));

interface Ending {
  readonly way: 'read' | 'refused' | 'named' | 'nothing';
  readonly name: string;
  readonly events: number;
  readonly output: string;
}

/** What becomes of a file: at most one reader of logs accepts it. */
async function endingOf(source: Source): Promise<Ending> {
  const head = headOf(source);
  const accepting = readers.filter((reader) => reader.accepts(head));
  assert.ok(accepting.length <= 1, `${source.name} is accepted by ${accepting.map(({ id }) => id).join(', ')}`);
  const reader = logReaders.find((one) => one.id === accepting[0]?.id);
  if (reader === undefined) {
    const name = namedLogFormat(head);
    return name === undefined ? { way: 'nothing', name: '', events: 0, output: '' } : { way: 'named', name, events: 0, output: name };
  }
  const reading: Reading = await reader.read(source);
  const output = JSON.stringify(reading);
  if (reading.facts !== undefined && 'unreadableRows' in reading.facts) return { way: 'read', name: reader.id, events: reading.facts.events, output };
  const [note] = reading.notes;
  assert.ok(note !== undefined && note.place.row !== undefined && rawText(note.message).length > 20, `${source.name} is refused without a position`);
  return { way: 'refused', name: reader.id, events: 0, output };
}

function table(rows: readonly Readonly<Record<string, string | number>>[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const widths = Object.keys(first).map((key) => Math.max(key.length, ...rows.map((row) => String(row[key] ?? '').length)));
  for (const cells of [Object.keys(first), ...rows.map((row) => Object.keys(first).map((key) => String(row[key] ?? '')))]) process.stdout.write(`  ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ').trimEnd()}\n`);
}

describe('audit logs of other products', { skip }, () => {
  it('every labelled file and nearly every event of it is named by its source', () => {
    const files = filesIn('auditlog/labelled/', /\.jsonl$/);
    assert.equal(files.length, expected.labelled);
    const rows: Record<string, string | number>[] = [];
    let events = 0;
    let right = 0;
    let wrong = 0;
    for (const path of files) {
      const source = sourceAt(path);
      const labels = (path.split('/').at(-1) ?? '').replace('.jsonl', '').split('|');
      // A label may be cut off in the file's name.
      const names = labels.map((label) => namesByLabel[label] ?? Object.entries(namesByLabel).find(([full]) => full.startsWith(label))?.[1]);
      const whole = namedLogFormat(headOf(source));
      if (labels.some((label) => onlyMarked.has(label))) assert.equal(whole, 'Panther log event', path);
      else assert.ok(names.includes(whole), `${path}: ${whole ?? 'nothing'}`);
      let rightHere = 0;
      let count = 0;
      for (const line of new TextDecoder().decode(source.bytes(10_000_000)).split('\n')) {
        if (line === '') continue;
        const { event }: { event: Record<string, unknown> } = JSON.parse(line);
        // Marks of the collection would give the answer away.
        for (const key of Object.keys(event)) if (key.startsWith('p_')) delete event[key];
        const named = namedLogFormat(headOf(sourceOf('event.json', new TextEncoder().encode(JSON.stringify(event)))));
        count += 1;
        if (named === undefined) continue;
        if (names.includes(named)) rightHere += 1;
        else wrong += 1;
      }
      events += count;
      right += rightHere;
      rows.push({ file: labels.join(' or '), named: whole ?? '', events: count, 'named alone': rightHere });
    }
    table(rows);
    process.stdout.write(`  ${right} of ${events} events are named alone and rightly, ${wrong} wrongly\n`);
    assert.equal(wrong, 0);
    assert.ok(right / events > 0.98, `${right} of ${events}`);
  });

  it('every CloudTrail file is read', async () => {
    const files = filesIn('auditlog/invictus-aws/CloudTrail/', /\.json$/);
    assert.equal(files.length, expected.cloudTrail);
    for (const path of files) {
      const ending = await endingOf(sourceAt(path));
      assert.deepEqual([ending.way, ending.name], ['read', 'product-log'], path);
    }
  });
});

describe('CEF lines, good and bad', { skip }, () => {
  it('are read, with a finding for each empty header field', async () => {
    const files = filesIn('auditlog/cef-pycef/tests/', /\.(?:cef|txt)$/);
    assert.equal(files.length, expected.cef);
    const endings = await Promise.all(files.map(async (path) => ({ file: path.split('/').at(-1) ?? '', ...(await endingOf(sourceAt(path))) })));
    table(endings.map(({ file, way, name, events }) => ({ file, way, name, events })));
    assert.deepEqual(endings.map(({ events }) => events), [8, 1, 1, 3]);
    const findings: Reading = JSON.parse(endings[0]?.output ?? '{}');
    assert.deepEqual(new Set(findings.notes.filter(({ rule }) => rule === 'cef-header').map(({ place }) => place.row)), new Set([1, 2, 3, 4, 5, 6, 7, 8]));
  });
});

interface SchemaFile {
  readonly name: string;
  readonly uid?: number;
  readonly caption: string;
  readonly category?: string;
  readonly extends?: string;
  readonly attributes?: { readonly activity_id?: { readonly enum?: Readonly<Record<string, { readonly caption: string }>> } };
}

describe('the vocabulary of the standards', { skip }, () => {
  it('holds every event class of the OCSF schema with its activities', () => {
    const files = new Map(filesIn('auditlog/ocsf-schema/events/', /\.json$/).map((path) => {
      const file: SchemaFile = JSON.parse(new TextDecoder().decode(sourceAt(path).bytes(1_000_000)));
      return [file.name, file] as const;
    }));
    const categories: { attributes: Record<string, { uid: number }> } = JSON.parse(new TextDecoder().decode(sourceAt('auditlog/ocsf-schema/categories.json').bytes(1_000_000)));
    const above = (file: SchemaFile): readonly SchemaFile[] => [file, ...(file.extends === undefined ? [] : [files.get(file.extends)].flatMap((parent) => (parent === undefined ? [] : above(parent))))];
    let classes = 0;
    for (const file of files.values()) {
      if (file.uid === undefined) continue;
      const category = above(file).find((one) => one.category !== undefined)?.category ?? '';
      const classUid = (categories.attributes[category]?.uid ?? 0) * 1000 + file.uid;
      const known = ocsfClasses[classUid];
      assert.equal(known?.name, file.caption, `class ${classUid}`);
      const activities = Object.assign({}, ...above(file).toReversed().map((one) => one.attributes?.activity_id?.enum ?? {})) as Record<string, { caption: string }>;
      const wanted = Object.keys(activities).map(Number).filter((id) => id > 0 && id < 99);
      assert.deepEqual(known?.activities.split('|').flatMap((activity, index) => (activity === '' ? [] : [index + 1])), wanted.toSorted((a, b) => a - b), `activities of ${classUid}`);
      classes += 1;
    }
    assert.equal(classes, expected.ocsfClasses);
  });

  it('holds the allowed values of event.category and event.type of ECS, and no other', () => {
    const text = new TextDecoder().decode(sourceAt('auditlog/ecs/ecs_flat.yml').bytes(10_000_000));
    const valuesOf = (field: string): readonly string[] => {
      const from = text.indexOf(`\n${field}:\n`);
      const section = text.slice(from, text.indexOf('\n  dashed_name:', from));
      return [...section.matchAll(/^ {4}name: (\w+)$/gm)].map(([, name = '']) => name).toSorted();
    };
    assert.deepEqual(Object.keys(ecsCategories).toSorted(), valuesOf('event.category'));
    assert.deepEqual([...ecsTypes].toSorted(), valuesOf('event.type'));
  });
});

describe('hostile log samples', { skip }, () => {
  const cases = attackCases(['audit-log-sample']);

  it('there are cases', () => assert.equal(cases.length, expected.attacks));

  for (const attack of cases) {
    it(attack.id, async () => {
      const problem = await tryCase(attack, async (bytes) => {
        const { way, output } = await endingOf(sourceOf('sample.log', bytes));
        for (const secret of ['hunter2', 'ghp_', '\u001b']) assert.ok(!output.includes(secret), `shows ${secret}`);
        return { outcome: way === 'read' ? 'accepted' : 'rejected', output };
      });
      assert.equal(problem, undefined);
    });
  }
});
