import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { terminal } from '../report/escape/terminal.ts';
import { hiddenLine } from './hidden-line.ts';
import { CommandFailure } from './print.ts';

/** A terminal at which nobody sits: what is typed, and what the screen shows. */
function terminalOf(...typed: readonly string[]) {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), { setRawMode: (isRaw: boolean) => modes.push(isRaw) });
  const output = new PassThrough().setEncoding('utf8');
  for (const piece of typed) setImmediate(() => input.write(piece));
  return { input, output, modes, asked: () => hiddenLine(terminal`Passphrase: `, input, output) };
}

test('what is typed is read and not shown; the terminal is as before afterwards', async () => {
  const { output, modes, asked } = terminalOf('correct', ' horse', '\u007f\u007fSE', '\u001b[D', ' \u{1f40e}x\b', '\u0007!\r');
  assert.equal(await asked(), 'correct horSE \u{1f40e}!');
  assert.equal(output.read(), 'Passphrase: \n');
  assert.deepEqual(modes, [true, false]);
});

test('two lines that come at once are two answers', async () => {
  const { asked } = terminalOf('one line\nthe same again\n');
  assert.equal(await asked(), 'one line');
  assert.equal(await asked(), 'the same again');
});

test('breaking off does nothing, and the terminal is as before', async () => {
  for (const key of ['\u0003', '\u0004']) {
    const { modes, asked } = terminalOf(`half a word${key}`);
    await assert.rejects(asked(), CommandFailure);
    assert.deepEqual(modes, [true, false]);
  }
  const { input, asked } = terminalOf();
  input.end();
  await assert.rejects(asked(), CommandFailure);
});
