import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inFolder } from '../../../test/keys/surroundings.ts';
import { testKey } from '../../../test/attest/world.ts';
import { signed } from '../../attest/sign-envelope.ts';
import { rawText } from '../../model/text.ts';
import { commandSigner, usualLimits, type CommandLimits, type SignerCommand } from './command-signer.ts';
import { KeysRefused } from './keys-refused.ts';
import { signerDescriptor } from './signer-descriptor.ts';

const own = await testKey('own', 21);
const other = await testKey('other', 22);
const message = new Uint8Array(200_000).map((_, index) => index % 251);

/** A program that signs what it reads, as raw bytes, with the key whose seed is this number 32 times. */
const signing = (filling: number): string => `
const { createPrivateKey, sign } = require('node:crypto');
const key = createPrivateKey({ key: Buffer.from('302e020100300506032b657004220420' + '${filling.toString(16).padStart(2, '0')}'.repeat(32), 'hex'), format: 'der', type: 'pkcs8' });
const message = require('node:fs').readFileSync(0);
process.stdout.write(sign(null, message, key).toString('base64') + '\\n');`;

const signerOf = (command: readonly string[], limits: CommandLimits = { milliseconds: 20_000, outputBytes: 256 }): ReturnType<typeof commandSigner> => commandSigner(descriptorOf(command), limits);
const descriptorOf = (command: readonly string[]): SignerCommand => ({ schema: 'urn:assay:signer-command:1', keyId: own.key.keyId, purpose: 'dossier', publicKey: own.key.bytes.toBase64(), command: [...command] });
const script = (text: string): readonly string[] => [process.execPath, '--eval', text];

async function sentenceOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (problem) {
    assert.ok(problem instanceof KeysRefused, String(problem));
    return rawText(problem.sentence);
  }
  return assert.fail('nothing was refused');
}

test('a program has a minute and 256 bytes', () => assert.deepEqual(usualLimits, { milliseconds: 60_000, outputBytes: 256 }));

test('a program signs exactly the bytes that it is given, and its arguments are read by no shell', () => inFolder(async (folder) => {
  const signature = await signed(signerOf(script(signing(21))), message, [own.key]);
  assert.ok(await own.key.verifies(message, signature));
  const told = join(folder, 'arguments.json');
  const arguments_ = ['$(touch planted)', '; true', '*', 'a b', ''];
  const keeping = `require('node:fs').writeFileSync(${JSON.stringify(told)}, JSON.stringify({ argv: process.argv.slice(1), env: process.env.ASSAY_KEY_PASSPHRASE_FILE ?? null }));${signing(21)}`;
  process.env['ASSAY_KEY_PASSPHRASE_FILE'] = '/where/the/passphrase/lies';
  try {
    await signerOf([...script(keeping), '--', ...arguments_]).sign(message);
  } finally {
    delete process.env['ASSAY_KEY_PASSPHRASE_FILE'];
  }
  assert.deepEqual(JSON.parse(readFileSync(told, 'utf8')), { argv: arguments_, env: null });
}));

test('a signature by another key is refused before it is used', async () => {
  await assert.rejects(signed(signerOf(script(signing(22))), message, [own.key, other.key]), { code: 'signature-unknown' });
});

test('a program that fails, or gives no signature, is told in a sentence', async () => {
  const cases: readonly (readonly [command: readonly string[], told: RegExp])[] = [
    [script('process.stderr.write("no token\\u001b[2J in the slot\\nmore"); process.exit(3)'), /ended with the exit code 3\. It says: no token.* in the slot$/],
    [script('process.stdout.write("A".repeat(86) + "==\\n"); process.exit(1)'), /ended with the exit code 1\.$/],
    [script('process.kill(process.pid, "SIGTERM"); setTimeout(() => {}, 5000)'), /was ended by SIGTERM\.$/],
    [script('process.stdout.write("x".repeat(300))'), /wrote more than 256 bytes/],
    [script('for (;;) process.stdout.write("x".repeat(65536))'), /wrote more than 256 bytes/],
    [script(''), /wrote nothing, where a signature of 64 bytes was expected as one line of base64\.$/],
    [script('console.log("not a signature")'), /wrote something else/],
    [script('console.log(Buffer.alloc(63).toString("base64"))'), /wrote something else/],
    [script('process.stdout.write(Buffer.alloc(64))'), /wrote something else/],
    [script('console.log(Buffer.alloc(64).toString("base64") + "\\n")'), /wrote something else/],
    [['assay-no-such-program'], /can't be started \(ENOENT\)/],
    [['/dev/null'], /can't be started \(EACCES\)/],
  ];
  await Promise.all(cases.map(async ([command, told]) => assert.match(await sentenceOf(() => signerOf(command).sign(message)), told, command.join(' ').slice(0, 200))));
});

test('a program that hangs is ended, and so is the wait for what it started', async () => {
  const limits = { milliseconds: 300, outputBytes: 256 };
  const began = performance.now();
  assert.match(await sentenceOf(() => signerOf(script('setInterval(() => {}, 1000)'), limits).sign(message)), /took longer than 0\.3 seconds/);
  // The grandchild keeps the pipe open after the program itself has ended.
  if (process.platform !== 'win32') assert.match(await sentenceOf(() => signerOf(['sh', '-c', 'sleep 5 & exit 0'], limits).sign(message)), /took longer/);
  assert.ok(performance.now() - began < 4000);
});

test('a description of a signer is read in any layout, and refused with the place', () => inFolder(async (folder) => {
  const path = join(folder, 'signer.json');
  const descriptor = descriptorOf(['sign-it', '--slot', '1']);
  const reading = (value: unknown): SignerCommand => {
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));
    return signerDescriptor(path);
  };
  assert.deepEqual(reading(descriptor), descriptor);
  const cases: readonly (readonly [value: unknown, told: RegExp])[] = [
    [{ ...descriptor, command: [] }, /At \/command/],
    [{ ...descriptor, command: ['./sign.sh'] }, /an absolute path, or the name of a program that is found by PATH, was expected/],
    [{ ...descriptor, command: ['a\0b'] }, /a NUL character/],
    [{ ...descriptor, command: 'openssl pkeyutl' }, /At \/command/],
    [{ ...descriptor, purpose: 'mail' }, /At \/purpose/],
    [{ ...descriptor, keyId: 'ab' }, /At \/keyId: 64 hexadecimal digits were expected/],
    [{ ...descriptor, pin: '1234' }, /does not describe a signer/],
    ['{"schema":', /signer\.json/],
  ];
  for (const [value, told] of cases) assert.match(await sentenceOf(() => reading(value)), told, JSON.stringify(value));
}));
