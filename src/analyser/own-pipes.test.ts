import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { linesOf } from './lines-of.ts';

const echo = `
  import { askedLines, tell } from '${new URL('./own-pipes.ts', import.meta.url).href}';
  for await (const line of askedLines()) tell(line + '\\n');
`;

test('lines come back whole however they are cut, also those that no pipe holds, and the end of the input ends the process', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', echo], { stdio: ['pipe', 'pipe', 'inherit'] });
  const sent = ['short', 'é'.repeat(300_000), '', 'x'.repeat(65_535), 'last'];
  const bytes = Buffer.from(sent.map((line) => `${line}\n`).join(''));
  for (let start = 0; start < bytes.length; start += 50_001) child.stdin.write(bytes.subarray(start, start + 50_001));
  child.stdin.end();
  const lines: string[] = [];
  for await (const line of linesOf(child.stdout)) lines.push(line);
  assert.deepEqual(lines, sent);
  if (child.exitCode === null) await once(child, 'exit');
  assert.equal(child.exitCode, 0);
});
