/** Names, addresses, account ids and secrets planted at every place of a log appear nowhere in what is read of it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checks } from '../src/check/index.ts';
import { runCheck } from '../src/judge/run-checks.ts';
import type { Check } from '../src/model/check.ts';
import type { Evidence } from '../src/model/evidence.ts';
import { headOf } from '../src/read/head.ts';
import { readers } from '../src/read/index.ts';
import type { Reading } from '../src/read/reader.ts';
import { sourceOf } from '../src/read/source.ts';

/** Each could stand for any value; none is part of a word of ours. */
const planted = ['Wilhelmina-Ostrander', 'w.ostrander@larkfield.example', '203.0.113.77', '2001:db8::77ab', 'acct-7741990532', 'hunter2hunter2', 'ghp_0123456789abcdefghijABCDEFGHIJ012345', 'S-1-5-21-7741990532', '774199053277'];

/** The same row with each planted text at each place marked `@`; numbers at places marked `#`. */
const filled = (row: string): readonly string[] => planted.map((text) => row.replaceAll('@@', text).replaceAll('##', '774199053277'));

const ocsfRows = [
  '{"class_uid":3002,"category_uid":3,"activity_id":1,"type_uid":300201,"severity_id":1,"time":1780219800000,"metadata":{"version":"@@","correlation_uid":"@@","product":{"name":"@@"}},"user":{"name":"@@","uid":"@@","email_addr":"@@"},"actor":{"user":{"name":"@@"}},"src_endpoint":{"ip":"@@","hostname":"@@"},"message":"@@ signed in","status":"@@","@@":"@@","raw_data":"password=@@"}',
  '{"class_uid":##,"category_uid":##,"activity_id":##,"type_uid":##,"time":"@@","activity_name":"@@","type_name":"@@","class_name":"@@"}',
  '{"class_uid":3002,"@@":1,"@@":2}',
  '{"class_uid":3002,"user":{"name":"@@"',
  '@@',
  '"@@"',
  '{"@@":"@@"}',
];
const samples: Readonly<Record<string, readonly string[]>> = {
  ocsf: ocsfRows.flatMap(filled),
  ecs: [
    '{"@timestamp":"2026-05-31T09:30:00Z","event":{"action":"@@","category":["iam","@@"],"type":["@@"],"outcome":"@@","id":"@@"},"user":{"name":"@@","id":"@@","target":{"name":"@@"}},"source":{"ip":"@@"},"message":"@@","labels":{"@@":"@@"}}',
    '{"@timestamp":"@@","event.category":"@@","event.type":{"@@":"@@"},"event.outcome":["@@"],"trace.id":"@@"}',
    '{"@timestamp":"2026-05-31T09:30:00Z","@@":1,"@@":2}',
    '@@',
  ].flatMap(filled),
  'plain-log': [
    '{"time":"2026-05-31T09:30:00Z","area":"identity","actor":"@@","action":"@@","target":"@@","outcome":"@@","source":"@@","correlation":"@@"}',
    '{"time":"@@","area":"@@","actor":{"@@":"@@"},"action":["@@"]}',
    '{"time":##,"area":"data","action":"x","@@":1,"@@":1}',
  ].flatMap(filled),
  'product-log': [
    '{"eventVersion":"1.09","eventSource":"s3.amazonaws.com","eventName":"GetObject","eventTime":"2026-05-31T09:30:00Z","userIdentity":{"arn":"@@","type":"@@"},"sourceIPAddress":"@@","errorCode":"@@","requestParameters":{"@@":"@@"}}',
    '{"eventVersion":"@@","eventSource":"@@","eventName":"@@","awsRegion":"@@","eventTime":"@@","userIdentity":{"userName":"@@","@@":"@@"},"requestID":"@@"}',
    '{"eventSource":"@@","eventName":"@@","@@":1,"@@":2}',
    '@@',
  ].flatMap(filled),
  'mapped-log': filled('{"t":"2026-05-31T09:30:00Z","u":"@@","e":"login","o":"@@","r":"@@","@@":"@@"}').concat(filled('{"t":"@@","e":"@@"}'), filled('@@'), filled('{"e":"@@","@@":1,"@@":2}')),
  cef: [
    'CEF:0|@@|@@|@@|@@|@@|@@|suser=@@ src=@@ duser=@@ outcome=@@ cat=@@ categoryBehavior=@@ msg=@@ token=@@ @@=@@ rt=@@ externalId=@@',
    'May 31 09:30:00 @@ CEF:0|V|P|1|100|n|5|src=@@ src=@@',
    'CEF:0|@@|@@',
    '@@ @@',
  ].flatMap(filled),
  syslog: [
    '<34>1 2026-05-31T09:30:00Z @@ @@ @@ MSG [audit@1 user="@@" area="@@" src="@@" token="@@"] @@ signed in',
    '<34>1 @@ h a p m - @@',
    '<34>Oct 11 22:14:15 @@ su: @@ password=@@',
    '<34>1 2026-05-31T09:30:00Z h a p m [@@ @@="@@"] x',
    '<34>@@',
    '@@',
  ].flatMap(filled),
};

/** What a log of this kind begins with: a mapping has words of its own, which may be anybody’s. */
const before = (id: string): string => (id === 'mapped-log' ? 'assay: log-mapping\ntime: t\naction: e\nactor: [u, Wilhelmina-Ostrander]\noutcome: r\nfailures: [hunter2hunter2]\nactions:\n  - { area: identity, topic: sign-in, names: [login, "acct-7741990532*"] }\n---\n' : '');

const said = (text: string, where: string): void => {
  for (const secret of planted) assert.ok(!text.includes(secret), `${where} shows ${secret}`);
};

describe('planted names, addresses, accounts and secrets', () => {
  for (const [id, rows] of Object.entries(samples)) {
    it(`stay out of everything that is read of ${id}`, async () => {
      const reader = readers.find((one) => one.id === id);
      assert.ok(reader !== undefined);
      const documents = [rows.join('\n'), ...rows].map((document) => before(id) + document);
      if (id === 'ocsf') documents.push(`[${filled(ocsfRows[0] ?? '').join(',')}]`, `[${filled(ocsfRows[0] ?? '').join(',')}`);
      let events = 0;
      for (const document of documents) {
        const source = sourceOf('audit.log', new TextEncoder().encode(document));
        const reading: Reading = await reader.read(source);
        said(JSON.stringify(reading), id);
        if (reading.kind !== 'audit-log' || reading.facts === undefined) continue;
        const facts = reading.facts as Evidence<'audit-log'>['facts'];
        events += facts.events;
        const evidence: Evidence<'audit-log'> = { kind: 'audit-log', format: id, complete: true, facts, artifact: { path: 'audit.log', digest: 'sha256:0', sizeBytes: source.sizeBytes, origin: 'handed-over' } };
        for (const check of checks as readonly Check[]) {
          if (check.needs.every((kind) => kind === 'audit-log')) said(JSON.stringify(runCheck(check, [evidence], { assessedAt: '2026-11-22T00:00:00Z' })), `${check.id} on ${id}`);
        }
      }
      assert.ok(events > 20, `only ${events} events were read: the sample shows too little`);
    });
  }

  it('stay out of pointers: a row number is all that leads back', async () => {
    for (const [id, rows] of Object.entries(samples)) {
      const reader = readers.find((one) => one.id === id);
      const reading: Reading | undefined = await reader?.read(sourceOf('audit.log', new TextEncoder().encode(before(id) + rows.join('\n'))));
      assert.ok(reading !== undefined && reading.notes.length > 0);
      for (const { place } of reading.notes) assert.deepEqual(Object.keys(place), ['row']);
    }
  });

  it('are there to be found: each reader accepts its sample', () => {
    for (const [id, rows] of Object.entries(samples)) assert.deepEqual(readers.filter((reader) => reader.accepts(headOf(sourceOf('audit.log', new TextEncoder().encode(before(id) + (rows[0] ?? '')))))).map((reader) => reader.id), [id]);
  });
});
