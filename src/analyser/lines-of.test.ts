import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf } from './lines-of.ts';

async function cutInto(size: number, text: string): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(text);
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
  };
  const lines: string[] = [];
  for await (const line of linesOf(chunks())) lines.push(line);
  return lines;
}

test('any cutting into chunks gives the same lines, whatever they hold', async () => {
  for (const size of [1, 2, 3, 7, 1000]) assert.deepEqual(await cutInto(size, 'one\n\n"a\u2028b\u2029é😀"\r\nlast\n'), ['one', '', '"a\u2028b\u2029é😀"\r', 'last'], `${size}`);
});

test('what was cut off before its end is no line', async () => {
  assert.deepEqual(await cutInto(4, 'whole\n{"results":['), ['whole']);
});
