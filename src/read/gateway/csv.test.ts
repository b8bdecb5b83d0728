import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCsv } from './csv.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function table(text: string): unknown {
  const { header, rows } = parseCsv(bytesOf(text));
  return [header, [...rows].map(({ row, cells }) => [row, ...cells])];
}

test('a table has a header and rows by line, with quotes and blank lines', () => {
  assert.deepEqual(table('\ufeffname , b\r\n1,"x ""y"""\r\n\r\n3,"two\nlines",5\n6'), [['name', 'b'], [[2, '1', 'x "y"'], [5, '3', 'two\nlines', '5'], [6, '6']]]);
});

test('comma, semicolon and tab are told by the header', () => {
  assert.deepEqual(table('a;"b,c,d"\n1;2\n'), [['a', 'b,c,d'], [[2, '1', '2']]]);
  assert.deepEqual(table('a\tb\n1\t2\n'), [['a', 'b'], [[2, '1', '2']]]);
  assert.deepEqual(table('only\n1,2\n'), [['only'], [[2, '1', '2']]]);
});

test('UTF-16 with its mark is read', () => {
  const { header } = parseCsv(Uint8Array.of(0xff, 0xfe, ...[...'a,b\n'].flatMap((character) => [character.charCodeAt(0), 0])));
  assert.deepEqual(header, ['a', 'b']);
});

test('broken tables and passed limits are refused, and no cell is repeated in the reason', () => {
  for (const text of ['', '\n\n', 'a,b\n1,"secret', 'a,b\n1,2"secret"']) assert.throws(() => parseCsv(bytesOf(text)), (error: Error) => error.name === 'Unreadable' && !error.message.includes('secret'), text);
  assert.throws(() => parseCsv(bytesOf('a\n1\n2\n3\n'), { rowsMax: 2 }), { reason: /more than 2 rows/ });
  assert.throws(() => parseCsv(bytesOf('a,b,c\n'), { cellsPerRowMax: 2 }), { reason: /more than 2 cells/ });
  assert.throws(() => parseCsv(bytesOf(`a\n${'x'.repeat(100)}\n`), { rowLengthMax: 50 }), { reason: /too long/ });
});
