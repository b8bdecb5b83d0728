import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { codeOf, newSeed, seedAddress, stepOfCode } from './one-time-password.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { passwordRefusal } from './password-rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-password-'));
describe('password', () => {
  after(() => rmSync(folder, { recursive: true }));
  const ports = { randomBytes: (length: number) => new Uint8Array(randomBytes(length)) };

  test('a password is kept by argon2id with a salt of its own, and known again in any Unicode form', async () => {
    const kept = await hashPassword('Übergang im Nebel 7', ports);
    assert.match(kept, /^\$argon2id\$v=19\$m=65536,t=3,p=4\$/u);
    assert.ok(await verifyPassword('Übergang im Nebel 7'.normalize('NFD'), kept));
    assert.ok(!await verifyPassword('Übergang im Nebel 8', kept));
    assert.notEqual(await hashPassword('Übergang im Nebel 7', ports), kept);
  });

  test('where there is no password, nothing is right', async () => {
    assert.ok(!await verifyPassword('', undefined));
  });

  const refused: readonly (readonly [string, string])[] = [
    ['fourteen-chars', 'too-short'],
    ['x'.repeat(300), 'too-long'],
    ['1qaz2wsx3edc4rfv', 'breached'],
    ['Qazwsxedcrfvtgb', 'breached'],
    ['aaaaaaaaaaaaaaaaaaa', 'guessable'],
    ['password-password-password', 'guessable'],
    ['dragonbaseball1 dragonbaseball1', 'guessable'],
    ['trustno1 superman', 'guessable'],
    ['Mira Holst 2026!', 'guessable'],
    ['operator listed this one', 'breached'],
  ];
  for (const [password, reason] of refused) {
    test(`the password ${password.slice(0, 32)} is refused as ${reason}`, async () => {
      const list = join(folder, 'list.txt');
      writeFileSync(list, 'something else\r\nOperator listed this one\r\n');
      assert.equal(await passwordRefusal(password, ['Mira Holst', 'mira@acme.example'], list), reason);
    });
  }

  test('a long password of any characters is taken, without rules about kinds of characters', async () => {
    for (const password of ['seven herons cross a field', 'kwtzrpfmbxlgqhd', '木漏れ日の中を歩いて帰る夏の終わりの犬']) assert.equal(await passwordRefusal(password, ['Mira Holst'], undefined), undefined, password);
  });

  test('RFC 6238, appendix B: the codes of its table', () => {
    const seed = new TextEncoder().encode('12345678901234567890');
    const table: readonly (readonly [number, string])[] = [[59, '94287082'], [1_111_111_109, '07081804'], [1_111_111_111, '14050471'], [1_234_567_890, '89005924'], [2_000_000_000, '69279037'], [20_000_000_000, '65353130']];
    for (const [seconds, code] of table) {
      assert.equal(codeOf(seed, Math.floor(seconds / 30)), code.slice(2));
      assert.equal(stepOfCode(seed, code.slice(2), seconds * 1000), Math.floor(seconds / 30));
    }
  });

  test('a code counts one step before and after its own, and nothing that is no code counts', () => {
    const seed = newSeed(ports);
    const now = 1_700_000_000_000;
    const step = Math.floor(now / 30_000);
    for (const off of [-1, 0, 1]) assert.equal(stepOfCode(seed, codeOf(seed, step + off), now), step + off);
    for (const bad of ['', '12345', '1234567', `${codeOf(seed, step)} `, 'abcdef', '１２３４５６', codeOf(seed, step + 5)]) assert.equal(stepOfCode(seed, bad, now), undefined, bad);
    assert.match(seedAddress(seed, 'mira'), /^otpauth:\/\/totp\/Assay%3Amira\?secret=[A-Z2-7]{32}&issuer=Assay/u);
  });
});
