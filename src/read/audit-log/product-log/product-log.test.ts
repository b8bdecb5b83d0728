import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuditLogSample } from '../../../model/evidence/audit-log.ts';
import { rawText } from '../../../model/text.ts';
import { headOf } from '../../head.ts';
import { sourceOf, type Source } from '../../source.ts';
import { namedFormats } from '../named-formats.ts';
import { ActionTypes } from './action-types.ts';
import { productLog } from './index.ts';
import { fits } from './pattern.ts';
import { logProducts } from './products.ts';

const sourceOfText = (text: string): Source => sourceOf('audit', new TextEncoder().encode(text));

/** The same bytes in pieces of a given length, each overwritten once the next is asked for. */
function inPieces(source: Source, length: number): Source {
  const bytes = source.bytes(10_000_000);
  return {
    ...source,
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

async function factsOf(text: string): Promise<AuditLogSample> {
  const { facts, notes } = await productLog.read(sourceOfText(text));
  assert.ok(facts !== undefined, notes.map(({ message }) => rawText(message)).join(' '));
  return facts;
}

const record = (name: string, more = ''): string => `{"eventVersion":"1.09","eventTime":"2026-05-31T09:30:00Z","eventSource":"iam.amazonaws.com","eventName":"${name}","awsRegion":"eu","sourceIPAddress":"203.0.113.7","userIdentity":{"type":"IAMUser","arn":"a"}${more}}`;

describe('the log of a product', () => {
  it('is the same whatever wraps its events and however its bytes arrive', async () => {
    const rows = [record('CreateUser'), record('DeleteUser', ',"note":"]}{\\"["'), record('CreateAccessKey')];
    const bare = await factsOf(rows.join('\n'));
    assert.equal(bare.events, 3);
    for (const text of [`[${rows.join(',')}]`, `{"Records":[${rows.join(',')}]}`, `\uFEFF{ "n" : [{"Records":[]}], "Records" :\n[ ${rows.join(' ,\n')} ] , "next":"x" }\n`, rows.map((row) => `{"id":1,"detail":${row}}`).join('\n')]) {
      assert.ok(productLog.accepts(headOf(sourceOfText(text))), text.slice(0, 40));
      assert.deepEqual(await factsOf(text), bare, text.slice(0, 40));
      const whole = await productLog.read(sourceOfText(text));
      for (const length of [1, 3, 7, 64, 1000]) assert.deepEqual(await productLog.read(inPieces(sourceOfText(text), length)), whole, `pieces of ${length}`);
    }
  });

  it('is refused whole when the document around its list is broken, wherever that is', async () => {
    for (const text of [`{"Records":[${record('A')}]`, `{"Records":[${record('A')}]}}`, `{"Records":[${record('A')}],"a":1,"a":2}`, `{"Records":[${record('A')},]}`, `{"Records":[${record('A')}] "x":1}`]) {
      const reading = await productLog.read(sourceOfText(text));
      assert.deepEqual([reading.facts, reading.notes[0]?.level], [undefined, 'unreadable'], text);
    }
  });

  it('tells a failed sign-in from one that succeeded, and an action that it does not list from one that it does', async () => {
    const signIn = (outcome: string): string => `{"eventVersion":"1.09","eventTime":"2026-05-31T09:30:00Z","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","sourceIPAddress":"203.0.113.7","userIdentity":{"arn":"a"},"responseElements":{"ConsoleLogin":"${outcome}"}}`;
    const { questions, areas, types } = await factsOf([signIn('Success'), signIn('Failure'), record('Frobnicate').replace('iam.amazonaws.com', 'new.amazonaws.com')].join('\n'));
    assert.deepEqual([questions?.['who-signed-in'].firstRow, questions?.['failed-sign-ins'].firstRow], [1, 2]);
    assert.deepEqual([areas.data.possible, areas.identity.events], [{ events: 1, firstRow: 3 }, 2]);
    assert.ok(types.every(({ name }) => !name.includes('Frobnicate')), 'no word of the log is kept');
  });

  it('answers no question by an event that does not say who, or when', async () => {
    const { questions } = await factsOf([record('CreateUser').replace('"userIdentity":{"type":"IAMUser","arn":"a"}', '"requestParameters":{"a":1}'), record('CreateUser').replace('"eventTime":"2026-05-31T09:30:00Z",', '')].join('\n'));
    assert.deepEqual(questions?.['accounts-changed'], { events: 0, lacking: 2, firstLackingRow: 1 });
  });
});

describe('the vocabularies', () => {
  it('are each of a log that is told by its content, under an id of its own', () => {
    const named = new Set(namedFormats.map(({ name }) => name));
    for (const { name } of logProducts) assert.ok(named.has(name), name);
    assert.equal(new Set(logProducts.map(({ id }) => id)).size, logProducts.length);
  });

  it('hold no name that an earlier entry takes', () => {
    for (const { id, actions } of logProducts) {
      const types = new ActionTypes(actions);
      for (const name of actions.flatMap((rule) => rule.actions)) assert.equal(types.typeOf(name).name, name, `${id}: ${name}`);
    }
  });
});

describe('a pattern', () => {
  it('stands for any characters at its stars, and for itself elsewhere', () => {
    const cases: readonly (readonly [pattern: string, value: string, isFit: boolean])[] = [
      ['login', 'Login', true], ['login', 'login2', false], ['login*', 'login', true], ['*login', 'user.login', true], ['*login', 'login.user', false], ['a*a', 'a', false], ['a*a', 'aa', true],
      ['*.x*y', 'q.xzy', true], ['*.x*y', 'q.xz', false], ['*', '', true], ['a*b*c', 'a1b2c', true], ['a*b*c', 'acb', false], ['a*bc*c', 'abc', false],
    ];
    for (const [pattern, value, isFit] of cases) assert.equal(fits(pattern, value), isFit, `${pattern} ${value}`);
  });
});
