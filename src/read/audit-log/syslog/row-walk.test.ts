import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { headBytes, sourceOf, type Source } from '../../source.ts';
import { paddingBytes } from '../line-walk.ts';
import { syslog } from './index.ts';
import { SyslogWalk } from './row-walk.ts';

const encoder = new TextEncoder();
const space = 0x20;

/** Mostly the first of the values, as in a real log. */
const mostly = (usual: string, ...others: readonly string[]): fc.Arbitrary<string> => fc.oneof({ arbitrary: fc.constant(usual), weight: 14 }, fc.constantFrom(...others));
const value = (...usual: readonly string[]): fc.Arbitrary<string> => fc.oneof({ arbitrary: fc.constantFrom(...usual), weight: 14 }, fc.constantFrom('', '-', 'Zoë', '\\"', '\\]', ']', 'x\ty', 'a\\\\'));
const time = mostly('2026-05-31T09:30:00Z', '2026-05-31T09:30:00.250+02:00', '-', '2026-05-31', 'x');

const dated = fc.tuple(mostly('134', '0', '191', '192', '01'), time, mostly('host', '-', 'h'.repeat(256)), mostly('EVENT', '-', ''), value('identity', 'data', 'network'), value('u-1', 'u-2', 'someone'), mostly('src', 'ip', 'SRC', 'other'), mostly('] text', ']', '] Zoë', ']x', '] \t', '][b@1 result="ok"] x', ' c="d"]'))
  .map(([priority, when, host, id, area, actor, source, rest]) => `<${priority}>1 ${when} ${host} app 17 ${id} [a@1 area="${area}" actor="${actor}" ${source}="203.0.113.7"${rest}`);
const older = fc.tuple(mostly('May 31 09:30:00 ', 'May 41 09:30:00 ', '2026-05-31T09:30:00Z ', ''), mostly('su: x', 'Zoë', '')).map(([when, text]) => `<34>${when}host ${text}`);
const row = fc.oneof({ arbitrary: dated, weight: 9 }, older);
/** One byte of a row, but for its first, becomes another: any but those that end a line. */
const change = fc.oneof({ arbitrary: fc.constant(undefined), weight: 14 }, fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(0, 0x22, 0x5c, 0x5d, 0x80, 0xc3), fc.nat(255)).filter((byte) => byte !== 0x0a && byte !== 0x0d)));

function joined(rows: readonly Uint8Array[], end: string): Uint8Array {
  return Uint8Array.from(rows.flatMap((bytes) => [...bytes, ...encoder.encode(end)]));
}

const sourceOfRows = (rows: readonly Uint8Array[], end = '\n'): Source => sourceOf('sample.log', joined(rows, end));

/** With its length in front of it (RFC 6587, section 3.4.1) a row is always read in full. */
function counted(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from([...encoder.encode(String(bytes.length)), space, ...bytes]);
}

const rowsOf = fc.array(fc.tuple(row, change), { minLength: 30, maxLength: 80 }).map((all) => all.map(([text, changed]) => {
  const bytes = encoder.encode(text);
  if (changed !== undefined) bytes[1 + (changed[0] % (bytes.length - 1))] = changed[1];
  return bytes;
}));

describe('rows of syslog', () => {
  it('say the same whether they are told by earlier ones or read in full', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const full = syslog.read(sourceOfRows(rows.map(counted)));
        assert.deepEqual(syslog.read(sourceOfRows(rows)), full);
        assert.deepEqual(syslog.read(sourceOfRows(rows, '\r\n')), full);
      }),
      { numRuns: 300, seed: 19 },
    );
  });

  it('are the same log whatever the size of the pieces they arrive in', () => {
    const bytes = joined(fc.sample(rowsOf, { numRuns: 1, seed: 23 })[0] ?? [], '\n');
    const whole = syslog.read(sourceOf('sample.log', bytes));
    for (const length of [1, 2, 7, 9, 64, 100, 250, 4096]) {
      const pieces = { ...sourceOf('sample.log', bytes), head: bytes.subarray(0, headBytes), *chunks() { for (let start = 0; start < bytes.length; start += length) yield bytes.slice(start, start + length); } };
      assert.deepEqual(syslog.read(pieces), whole, `pieces of ${length}`);
    }
  });

  it('are held against the length in front of them, where there is one', () => {
    const walk = new SyslogWalk();
    const read = (line: string): unknown => walk.walkLine(encoder.encode(`${line}\n${'<'.repeat(paddingBytes)}`), 0, line.length);
    const text = '<134>1 2026-05-31T09:30:00Z h a 1 m [x area="data" user="a"] text';
    assert.deepEqual([text, text, `${text.length} ${text}`, `${text.length + 1} ${text}`].map(read), [undefined, undefined, undefined, 'header']);
    // A length that fits where another row ends.
    const both = `${2 * text.length + 1} ${text}\n${text}`;
    assert.equal(read(both), 'header');
  });
});
