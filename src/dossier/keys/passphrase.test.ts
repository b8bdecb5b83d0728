import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inFolder } from '../../../test/keys/surroundings.ts';
import { rawText } from '../../model/text.ts';
import { KeysRefused } from './keys-refused.ts';
import { newPassphrase, passphraseLengthMin, passphraseOf } from './passphrase.ts';

const refusedWith = (pattern: RegExp) => (problem: unknown): boolean => problem instanceof KeysRefused && pattern.test(rawText(problem.sentence));

test('a new passphrase has at least 12 characters, as people count them', () => {
  assert.equal(passphraseLengthMin, 12);
  assert.equal(newPassphrase('\u{1f40e}'.repeat(12)).length, 24);
  for (const short of ['', 'elevenchars', '\u{1f40e}'.repeat(11), 'e\u0301'.repeat(11)]) assert.throws(() => newPassphrase(short), refusedWith(/at least 12 \(our rule\)/));
});

test('a passphrase file has one line, whose end does not count and whose spaces do', () => inFolder(async (folder) => {
  const path = join(folder, 'passphrase');
  const reading = (content: string | Uint8Array): string => {
    writeFileSync(path, content, { mode: 0o600 });
    return passphraseOf(path);
  };
  for (const end of ['', '\n', '\r\n']) assert.equal(reading(` four invented words ${end}`), ' four invented words ');
  for (const content of ['one\ntwo\n', 'one\n\n', 'a\tb', 'a\0b']) assert.throws(() => reading(content), refusedWith(/more than one line, or a control character/));
  for (const content of ['', '\n']) assert.throws(() => reading(content), refusedWith(/is empty/));
  assert.throws(() => reading(Uint8Array.of(0xff, 0xfe)), refusedWith(/not UTF-8/));
  assert.throws(() => reading('x'.repeat(1025)), refusedWith(/at most 1024/));
  if (process.platform === 'win32') return;
  chmodSync(path, 0o640);
  assert.throws(() => passphraseOf(path), refusedWith(/its mode is 640/));
}));
