import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fromBase64 } from '../src/attest/bytes.ts';
import { admitPublicKey } from '../src/attest/public-key.ts';
import { verifyKeyFile } from '../src/attest/verified-key-file.ts';
import { commandSigner } from '../src/dossier/keys/command-signer.ts';
import { forbiddenWording } from './wording.ts';
import { words } from './keys/surroundings.ts';

/** `assay key` as the program calls it: in a process of its own, with a cost that makes it quick, except where the whole program is run. */
const root = new URL('../', import.meta.url);
let folder = '';
describe('key command', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-key-command-'));
    writeFileSync(join(folder, 'passphrase'), `${words}\n`, { mode: 0o600 });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const prelude = `
import { keyNew, keyRevoke, keyRotate, keyShow } from '${new URL('src/cli/command/key.ts', root).href}';
import { CommandFailure } from '${new URL('src/cli/print.ts', root).href}';
import { exitCodes } from '${new URL('src/cli/exit-codes.ts', root).href}';
import { day, start, surroundingsAt } from '${new URL('test/keys/surroundings.ts', root).href}';
const options = { data: 'data', passphraseFile: 'passphrase' };
const acme = 'acme.example';
const steps = [];
async function step(run) {
  const told = { code: 0, out: '', err: '' };
  const out = process.stdout.write;
  process.stdout.write = (text) => { told.out += text; return true; };
  try {
    await run();
  } catch (problem) {
    if (!(problem instanceof CommandFailure)) throw problem;
    told.err = problem.sentence.value;
    told.code = exitCodes[problem.exit].code;
  } finally {
    process.stdout.write = out;
  }
  steps.push(told);
}
`;

  interface Told {
    readonly code: number;
    readonly out: string;
    readonly err: string;
  }

  /** Runs the steps one after the other in one process, each a day after the one before; no terminal is there. */
  function run(...steps: readonly string[]): readonly Told[] {
    const script = `${prelude}${steps.map((step, index) => `await step(async () => { const at = surroundingsAt(start + ${index} * day); ${step} });`).join('\n')}\nprocess.stdout.write(JSON.stringify(steps));`;
    const { ASSAY_KEY_PASSPHRASE_FILE: _, ...env } = process.env;
    const result = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder, encoding: 'utf8', env, input: '' });
    assert.equal(result.stderr, '');
    const told = JSON.parse(result.stdout) as readonly Told[];
    for (const { out, err } of told) {
      assert.doesNotMatch(out + err, forbiddenWording);
      assertNoSecret(out + err);
      if (!out.startsWith('{')) for (const line of out.split('\n')) assert.ok(line.length <= 80, line);
    }
    return told.map(({ code, out, err }) => ({ code, out: out.replace(/\s+/g, ' '), err }));
  }

  /** Neither the passphrase nor anything out of the sealed files may be printed. */
  function assertNoSecret(text: string): void {
    assert.ok(!text.includes(words));
    const publishers = join(folder, 'data/publishers');
    for (const path of statSync(publishers, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(publishers, { recursive: true, encoding: 'utf8' }) : []) {
      if (path.endsWith('salt-seed')) for (const form of ['hex', 'base64'] as const) assert.ok(!text.includes(readFileSync(join(publishers, path)).toString(form)));
      const ciphertext = /"ciphertext":"([^"]+)"/.exec(path.endsWith('.json') ? readFileSync(join(publishers, path), 'utf8') : '')?.[1];
      if (ciphertext !== undefined) assert.ok(!text.includes(ciphertext));
    }
  }

  const show = 'await keyShow(acme, { ...options, format: "json" }, at);';
  interface Shown {
    readonly sequence: number;
    readonly serveAt: string;
    readonly anchors: readonly { readonly keyId: string; readonly publicKey: string }[];
    readonly keys: readonly { readonly keyId: string; readonly purpose: string; readonly state: string; readonly privatePart: string; readonly validUntil: string }[];
  }

  describe('assay key', () => {
    it('new: says what there is, where to serve it, what to give to customers and what to back up', async () => {
      const [made, listed, json] = run('await keyNew(acme, options, at);', 'await keyShow(acme, options, at);', show);
      assert.equal(made?.code, 0, made?.err ?? '');
      const parts = [/keys: signs the key file fingerprint [0-9a-f]{64} valid from 2026-06-01T12:00:00Z until 2029-06-01T12:00:00Z state good private part here, under the passphrase/, /Anchor for customers \(Ed25519 public key, base64\) [A-Za-z0-9+/]{43}= Give it/, /at https:\/\/acme\.example\/\.well-known\/assay-keys\.json/];
      for (const part of parts) for (const told of [made, listed]) assert.match(told?.out ?? 'nothing', part);
      assert.match(made?.out ?? '', /Back up - .*private.*salt-seed.*the passphrase, in another place/);
      const shown = JSON.parse(json?.out ?? '') as Shown;
      const anchor = await admitPublicKey(fromBase64(String(shown.anchors[0]?.publicKey)));
      const published = readFileSync(join(folder, 'data/publishers/acme.example/assay-keys.json'));
      assert.ok(await verifyKeyFile(published, { publisher: 'acme.example', anchors: [anchor], now: Date.UTC(2026, 6) }));
    });

    it('rotate and revoke: list, replace, say what customers see, and end by what was wrong', () => {
      const told = run(
        'await keyNew(acme, options, at);', show, 'await keyRotate(acme, { ...options, purpose: "dossier", years: "2" }, at);',
        'await keyRevoke(acme, JSON.parse(steps[1].out).keys[1].keyId.slice(0, 12), { ...options, reason: "compromised", at: "2026-06-02T00:00:00Z", note: "a build machine\\u202e was broken into" }, at);',
        'await keyShow(acme, options, at);', show,
        'await keyRevoke(acme, JSON.parse(steps[1].out).keys[2].keyId, { ...options, reason: "retired" }, at);',
      );
      assert.deepEqual(told.map(({ code, err }) => `${code} ${err}`.trim()), told.map(() => '0'));
      assert.match(told[2]?.out ?? '', /A new key signs dossiers of acme\.example\. new [0-9a-f]{64}, until 2028-06-03T12:00:00Z before [0-9a-f]{64}, until 2026-07-03T12:00:00Z Publish again before then/);
      assert.match(told[3]?.out ?? '', /is revoked\. from 2026-06-02T00:00:00Z \(compromised: somebody else may have it\) Customers refuse what it signed from that time on, and say why\. Publish again what has to stand/);
      assert.match(told[4]?.out ?? '', /state revoked at 2026-06-02T00:00:00Z \(compromised\): a build machine\\u\{202e\} was broken into/);
      const shown = JSON.parse(told[5]?.out ?? '') as Shown;
      assert.deepEqual([shown.sequence, shown.keys.map(({ purpose, state }) => `${purpose} ${state}`)], [3, ['keys good', 'dossier revoked', 'log good', 'dossier good']]);
      assert.match(told[6]?.out ?? '', /No key is left that signs the publication log\. Make one: assay key rotate acme\.example --purpose log/);
    });

    it('an anchor that was stolen: its successor first, and customers out of band', () => {
      const revoke = 'await keyRevoke(acme, JSON.parse(steps[1].out).keys[0].keyId, { ...options, reason: "compromised" }, at);';
      const told = run('await keyNew(acme, options, at);', show, revoke, 'await keyRotate(acme, { ...options, purpose: "keys" }, at);', revoke);
      assert.deepEqual(told.map(({ code }) => code), [0, 0, 64, 0, 0]);
      assert.match(told[2]?.err ?? '', /Make a new one first: assay key rotate acme\.example --purpose keys/);
      assert.match(told[3]?.out ?? '', /Until then both sign the key file.*Anchors for customers \(Ed25519 public keys, base64; the last is the newest\)/);
      assert.match(told[4]?.out ?? '', /This was an anchor.*Give every customer the anchor below by a way that they trust already.*Anchor for customers/);
    });

    it('what can’t be done ends with 64, what can’t be read with 2, each with a sentence', () => {
      writeFileSync(join(folder, 'wrong'), 'staple of other words\n', { mode: 0o600 });
      writeFileSync(join(folder, 'open'), `${words}\n`, { mode: 0o644 });
      writeFileSync(join(folder, 'two-lines'), `${words}\n${words}\n`, { mode: 0o600 });
      const told = run(
        'await keyShow(acme, options, at);', 'await keyNew("acme", options, at);', 'await keyNew(acme, { data: "data" }, at);', 'await keyNew(acme, { ...options, years: "0" }, at);', 'await keyNew(acme, options, at);',
        'await keyNew(acme, options, at);', 'await keyRotate(acme, { ...options, purpose: "log", passphraseFile: "wrong" }, at);', 'await keyRotate(acme, { ...options, purpose: "log", passphraseFile: "open" }, at);',
        'await keyRotate(acme, { ...options, purpose: "log", passphraseFile: "two-lines" }, at);', 'await keyRevoke(acme, "ab", { ...options, reason: "retired" }, at);', 'await keyRevoke(acme, "ab", { ...options, reason: "retired", at: "yesterday" }, at);',
        'await keyRotate(acme, { ...options, purpose: "log", signerCommand: "no-such.json" }, at);', 'await keyRevoke(acme, "00000000", { ...options, reason: "retired" }, at);',
      );
      const sentences = [/There are no keys of acme\.example/, /acme is no domain name/, /nobody is at a terminal.*--passphrase-file/, /--years expects a whole number from 1 to 10; it was 0/, /^$/, /it is not replaced/, /The passphrase does not open/, /its mode is 644.*chmod 600/, /holds more than one line/, /ab names no single key/, /--at expects a time/, /no-such\.json does not exist/, /00000000 names no single key/];
      assert.deepEqual(told.map(({ code }) => code), [64, 64, 64, 64, 0, 64, 2, 2, 2, 64, 64, 2, 64]);
      for (const [index, sentence] of sentences.entries()) assert.match(told[index]?.err ?? '', sentence);
    });

    it('a data folder that can’t be written to is told in a sentence', { skip: process.platform === 'win32' }, () => {
      mkdirSync(join(folder, 'data'));
      writeFileSync(join(folder, 'data/publishers'), '');
      const [told] = run('await keyNew(acme, options, at);').map(({ code, err }) => `${code} ${err}`);
      assert.match(told ?? '', /^64 The keys can’t be read or written \((?:EEXIST|ENOTDIR)\)\. A change is done whole or not at all/);
    });
  });

  describe('docs/dossier/keys.md', () => {
    const page = readFileSync(new URL('docs/dossier/keys.md', root), 'utf8');

    it('the worked example works as it is written, by the program as people run it', { skip: process.platform === 'win32' }, async () => {
      const [, example = ''] = /```sh\n(.*?)```/s.exec(page) ?? [];
      mkdirSync(join(folder, 'bin'));
      writeFileSync(join(folder, 'bin/assay'), `#!/bin/sh\nexec '${process.execPath}' '${fileURLToPath(new URL('bin/assay.js', root))}' "$@"\n`, { mode: 0o700 });
      const env = { PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, HOME: folder, ASSAY_DATA: join(folder, 'data'), ASSAY_KEY_PASSPHRASE_FILE: join(folder, 'passphrase') };
      const { stdout, stderr } = await promisify(execFile)('sh', ['-eu', '-c', example], { cwd: folder, env });
      assert.doesNotMatch(stderr, /Error|\bat .*:\d/);
      assert.match(stdout, /keys: signs the key file[^:]*\n(?:.*\n)*?private part with an external signer/);
      assert.match(stdout, /dossier: signs dossiers\n(?:.*\n)*?private part here, under the passphrase/);
      assertNoSecret(stdout + stderr);
      const { keyId } = JSON.parse(readFileSync(join(folder, 'signer.json'), 'utf8')) as { readonly keyId: string };
      assert.ok(stdout.includes(keyId));
      const sealed = readdirSync(join(folder, 'data/publishers/acme.example/private')).map((name) => readFileSync(join(folder, 'data/publishers/acme.example/private', name), 'utf8')).filter((text) => text.includes('private-key:1'));
      assert.equal(sealed.length, 2);
      for (const text of sealed) assert.match(text, /"kdf":\{"algorithm":"argon2id","memory":65536,"parallelism":4,"passes":3,/);
    });

    it('the signer over an SSH agent asks for a signature of the message itself', { skip: process.platform === 'win32' }, async () => {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const key = await admitPublicKey(new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)));
      const socket = join(folder, 'agent');
      const string = (bytes: Uint8Array): Buffer => { const length = Buffer.alloc(4); length.writeUInt32BE(bytes.length); return Buffer.concat([length, bytes]); };
      const agent = createServer((connection) => {
        let request = Buffer.alloc(0);
        connection.on('data', (bytes: Buffer) => {
          request = Buffer.concat([request, bytes]);
          if (request.length < 4 || request.length < 4 + request.readUInt32BE(0)) return;
          const keyLength = request.readUInt32BE(5);
          const dataLength = request.readUInt32BE(9 + keyLength);
          const isKnown = request.subarray(9, 9 + keyLength).equals(Buffer.concat([string(Buffer.from('ssh-ed25519')), string(key.bytes)]));
          const signature = sign(null, request.subarray(13 + keyLength, 13 + keyLength + dataLength), privateKey);
          connection.write(string(request[4] === 13 && isKnown ? Buffer.concat([Buffer.of(14), string(Buffer.concat([string(Buffer.from('ssh-ed25519')), string(signature)]))]) : Buffer.of(5)));
        });
      }).listen(socket);
      await once(agent, 'listening');
      const signer = (publicKeyText: string) => commandSigner({ schema: 'urn:assay:signer-command:1', keyId: key.keyId, purpose: 'keys', publicKey: publicKeyText, command: ['/usr/bin/env', `SSH_AUTH_SOCK=${socket}`, process.execPath, fileURLToPath(new URL('docs/dossier/ssh-agent-signer.mjs', root)), publicKeyText] });
      try {
        const message = new Uint8Array(100_000).fill(3);
        assert.ok(await key.verifies(message, await signer(key.bytes.toBase64()).sign(message)));
        await assert.rejects(signer(new Uint8Array(32).toBase64()).sign(message), /exit code 1/);
      } finally {
        agent.close();
      }
    });
  });
});
