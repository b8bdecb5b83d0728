import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readEntryBundle } from '../src/attest/log-tiles.ts';
import { inclusionProof, leafHash } from '../src/attest/merkle-tree.ts';
import { writePublicationProof } from '../src/attest/publication.ts';
import { Refused } from '../src/attest/refusal.ts';
import type { Ed25519Key } from '../src/attest/public-key.ts';
import type { Signer } from '../src/attest/sign-envelope.ts';
import { revokeKey } from '../src/dossier/keys/change-key-ring.ts';
import { publisherFolder } from '../src/dossier/keys/publisher-folder.ts';
import { discloseTo } from '../src/dossier/publish/disclose.ts';
import { planPublication } from '../src/dossier/publish/plan.ts';
import { unpackDossier } from '../src/dossier/verify/unpack-dossier.ts';
import { VerificationRefused } from '../src/dossier/verify/verification-refused.ts';
import type { VerifyOptions } from '../src/dossier/verify/verify.ts';
import { rawText } from '../src/model/text.ts';
import { derivedFiles } from '../src/web/derived-files.ts';
import { envelopeIn, payloadIn, predicateIn, resign, writeEnvelope } from './dossier/forged-dossier.ts';
import { publisher, withheldPath } from './dossier/ledger-product.ts';
import { filesIn, LedgerWorld, now } from './dossier/ledger-world.ts';
import { packedTar, packedZip, type PackedEntry } from './dossier/packed.ts';
import { ask, day, surroundingsAt } from './keys/surroundings.ts';

/** What an attacker, or a publisher who wants to take something back, can do to a dossier: each is refused, and says as what. */
interface Attack {
  readonly name: string;
  readonly code: string;
  /** What the sentence has to say, where one code has several causes. */
  readonly says?: RegExp;
  /** Changes a copy of the dossier. */
  readonly attack: (folder: string) => Promise<Partial<VerifyOptions> | void> | Partial<VerifyOptions> | void;
}

const world = new LedgerWorld();
const table: { readonly name: string; readonly code: string; readonly sentence: string }[] = [];
let data = '';
let product = '';
let dossier = '';
/** The publication after `dossier`, of the same publisher. */
let second = '';
/** Of somebody who calls himself the same publisher. */
let impostor = '';
/** The customer's memory of the second publication. */
let memory = '';
/** The publisher's data as it was before the second publication. */
let earlier = '';
let anchors: readonly Ed25519Key[] = [];
let signer: Signer;

/** How something is refused; anything but a refusal is a fault. */
async function refusalOf(work: () => Promise<unknown>): Promise<{ readonly code: string; readonly sentence: string }> {
  try {
    await work();
  } catch (problem) {
    if (problem instanceof VerificationRefused) return { code: problem.code, sentence: rawText(problem.sentence) };
    if (problem instanceof Refused) return { code: problem.code, sentence: rawText(problem.text) };
    throw problem;
  }
  return assert.fail('it was accepted');
}

async function hold({ name, code, says, attack }: Attack): Promise<void> {
  const folder = world.copy(dossier);
  const options = (await attack(folder)) ?? {};
  const refusal = await refusalOf(() => world.verify(folder, options));
  table.push({ name, ...refusal });
  assert.equal(refusal.code, code, `${name}: ${refusal.sentence}`);
  if (says !== undefined) assert.match(refusal.sentence, says, name);
}

const replace = (from: string, path: string) => (folder: string): void => cpSync(join(from, path), join(folder, path), { recursive: true });
const flip = (path: string, at: number = 10) => (folder: string): void => {
  const bytes = readFileSync(join(folder, path));
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(join(folder, path), bytes);
};
const packed = async (pack: (entries: readonly PackedEntry[]) => Uint8Array, name: string, hostile: PackedEntry): Promise<{ readonly code: string; readonly sentence: string }> => {
  const archive = world.place(name);
  writeFileSync(archive, pack([...[...filesIn(dossier)].map(([path, content]) => ({ name: path, content })), hostile]));
  return refusalOf(() => unpackDossier(archive));
};

const attacks: readonly Attack[] = [
  { name: 'signature stripped', code: 'no-signature', attack: (folder) => writeEnvelope(folder, { signatures: [] }) },
  { name: 'signature of another publication', code: 'signature-unknown', attack: (folder) => writeEnvelope(folder, { signatures: envelopeIn(second).signatures }) },
  { name: 'signature by the key of the log', code: 'signature-unknown', attack: async (folder) => resign(folder, payloadIn(folder), (await (await world.ring(data)).signer('log')).signer) },
  { name: 'signature over another payload type', code: 'payload-type', attack: (folder) => resign(folder, payloadIn(folder), signer, 'application/vnd.assay.publisher-keys+json') },
  { name: 'such a signature, the type put back', code: 'signature-unknown', attack: async (folder) => {
    await resign(folder, payloadIn(folder), signer, 'text/plain');
    writeEnvelope(folder, { payloadType: 'application/vnd.in-toto+json' });
  } },
  { name: 'other keys, where the key was given', code: 'keys-unknown', says: /key that you named/, attack: () => ({ folder: impostor, anchors }) },
  { name: 'other keys, where the publisher is remembered', code: 'keys-unknown', says: /is remembered of this publisher/, attack: () => ({ folder: impostor, memory: world.copy(memory) }) },
  { name: 'only the key file is another', code: 'signature-unknown', attack: (folder) => replace(impostor, 'assay-keys.json')(folder) },
  { name: 'only the statement is another’s', code: 'signature-unknown', attack: (folder) => replace(impostor, 'dossier.json')(folder) },
  { name: 'expired key', code: 'key-expired', attack: () => ({ now: now + 500 * day }) },
  { name: 'revoked key', code: 'key-revoked', says: /compromised/, attack: async (folder) => {
    const revoking = world.copy(data);
    const ring = await world.ring(revoking);
    const { key } = await ring.signer('dossier');
    await revokeKey(publisherFolder(revoking, publisher), { keyId: key.keyId, reason: 'compromised', at: now }, ask, surroundingsAt(now));
    writeFileSync(join(folder, 'assay-keys.json'), (await world.ring(revoking)).keyFile);
  } },
  { name: 'the publication before the one seen', code: 'rolled-back', attack: () => ({ memory: world.copy(memory) }) },
  { name: 'another publication under the same number', code: 'forked-sequence', attack: async () => ({ folder: await world.publish(product, world.copy(earlier), { at: '2026-07-03T09:00:00Z' }), memory: world.copy(memory) }) },
  { name: 'forked log', code: 'log-forked', says: /2026-07-31/, attack: async () => {
    const forked = await world.keys();
    for (const at of ['2026-07-03', '2026-07-04']) await world.publish(product, forked, { at: `${at}T09:00:00Z` });
    return { folder: await world.publish(product, forked, { at: '2026-07-05T09:00:00Z' }), memory: world.copy(memory) };
  } },
  { name: 'log begun anew, for another product', code: 'log-forked', says: /had 2 entries at 2026-07-31T12:00:00Z and shows 1 now/, attack: async () => {
    // The publication seen is not in it.
    const begun = await world.keys();
    return { folder: await world.publish(world.product({ 'assay.yaml': readFileSync(join(product, 'assay.yaml'), 'utf8').replace('name: Ledger', 'name: Abacus') }), begun), memory: world.copy(memory) };
  } },
  { name: 'truncated log', code: 'log-shrunk', says: /had 2 entries at 2026-07-31T12:00:00Z and shows 1 now/, attack: async () => {
    // The customer saw this very publication beside the second one, which is then cut off.
    const seen = world.place('memory');
    await world.verify(await withLogOf(second), { memory: seen });
    return { memory: seen };
  } },
  { name: 'tiles of a longer log cut off', code: 'file-missing', says: /tile\/entries/, attack: (folder) => rmSync(join(folder, 'log/tile'), { recursive: true }) },
  { name: 'checkpoint of a later log', code: 'log-file-changed', attack: (folder) => replace(second, 'log/checkpoint')(folder) },
  { name: 'checkpoint and proof of another publication', code: 'inclusion-unproven', attack: (folder) => ['log', 'publication.proof'].forEach((path) => replace(second, path)(folder)) },
  { name: 'checkpoint and proof by other keys', code: 'checkpoint-signature', attack: (folder) => ['log', 'publication.proof'].forEach((path) => replace(impostor, path)(folder)) },
  { name: 'evidence changed', code: 'evidence-changed', attack: flip('evidence/records.jsonl') },
  { name: 'evidence added', code: 'file-unlisted', attack: (folder) => writeFileSync(join(folder, 'evidence/more.md'), 'more\n') },
  { name: 'evidence removed', code: 'evidence-missing', attack: (folder) => rmSync(join(folder, 'evidence/SECURITY.md')) },
  { name: 'page changed', code: 'file-changed', attack: flip('badge.svg') },
  { name: 'page removed', code: 'file-missing', says: /badge\.svg/, attack: (folder) => rmSync(join(folder, 'badge.svg')) },
  { name: 'symbolic link in the folder', code: 'link', attack: (folder) => symlinkSync('/etc/hostname', join(folder, 'evidence/hostname')) },
  { name: 'symbolic link to a folder', code: 'link', attack: (folder) => symlinkSync('/etc', join(folder, 'evidence/etc')) },
  { name: 'pipe in the place of evidence', code: 'link', says: /no regular file/, attack: (folder) => {
    rmSync(join(folder, 'evidence/SECURITY.md'));
    execFileSync('mkfifo', [join(folder, 'evidence/SECURITY.md')]);
  } },
  { name: 'key twice in the payload, signed', code: 'not-canonical', attack: (folder) => resign(folder, payloadIn(folder).replace('{"_type":', '{"_type":"x","_type":'), signer) },
  { name: 'key twice in the envelope', code: 'not-canonical', attack: (folder) => writeFileSync(join(folder, 'dossier.json'), readFileSync(join(folder, 'dossier.json'), 'utf8').replace('{"payload":', '{"payloadType":"x","payload":')) },
  { name: 'number written as 1.0, signed', code: 'not-canonical', attack: (folder) => resign(folder, payloadIn(folder).replace('"sequence":1', '"sequence":1.0'), signer) },
  { name: 'number written as 1e0, signed', code: 'not-canonical', attack: (folder) => resign(folder, payloadIn(folder).replace('"sequence":1', '"sequence":1e0'), signer) },
  { name: 'white space in the payload, signed', code: 'not-canonical', attack: (folder) => resign(folder, `${payloadIn(folder)}\n`, signer) },
  { name: 'time of publication in the future, signed', code: 'from-the-future', attack: (folder) => resign(folder, payloadIn(folder).replace('"publishedAt":"2026-07-01', '"publishedAt":"2026-12-01'), signer) },
  { name: 'read before it was published', code: 'from-the-future', attack: () => ({ now: Date.parse('2026-06-15T00:00:00Z') }) },
  { name: 'of another publisher than was asked for', code: 'publisher-mismatch', attack: () => ({ publisher: 'other.example' }) },
  { name: 'of another product than was asked for', code: 'product-mismatch', attack: () => ({ product: 'Abacus' }) },
  { name: 'field that the format does not know, signed', code: 'predicate-fields', attack: (folder) => resign(folder, payloadIn(folder).replace('"publishedAt":', '"promise":1,"publishedAt":'), signer) },
  { name: 'path out of the folder, signed', code: 'predicate-fields', attack: (folder) => resign(folder, payloadIn(folder).replace('"path":"SECURITY.md"', '"path":"../x"'), signer) },
  { name: 'very long dossier.json', code: 'too-large', attack: (folder) => writeFileSync(join(folder, 'dossier.json'), Buffer.alloc(64 * 1_048_576, 0x5b)) },
  { name: 'very deep dossier.json', code: 'too-deep', attack: (folder) => writeFileSync(join(folder, 'dossier.json'), Buffer.alloc(1_048_576, 0x5b)) },
  { name: 'very long key file', code: 'too-large', attack: (folder) => writeFileSync(join(folder, 'assay-keys.json'), Buffer.alloc(1_048_576, 0x20)) },
  { name: 'packet with another file', code: 'file-mismatch', attack: async () => packetWith((packet) => writeFileSync(join(packet, 'files', withheldPath), 'another\n')) },
  { name: 'packet without its file', code: 'file-missing', says: /packet has no file files\/logs/, attack: async () => packetWith((packet) => rmSync(join(packet, 'files'), { recursive: true })) },
  { name: 'packet with another salt', code: 'commitment-unknown', attack: async () => packetWith((packet) => changeText(join(packet, 'disclosure.json'), (text) => text.replace(/"salt":"[^"]{8}/, '"salt":"AAAAAAAA'))) },
  { name: 'packet of another publication', code: 'commitment-unknown', attack: async () => packetWith((packet) => changeText(join(packet, 'disclosure.json'), (text) => text.replace(/"publication":"sha256:.{8}/, '"publication":"sha256:00000000'))) },
  { name: 'packet that leads out of its folder', code: 'file-missing', attack: async () => packetWith((packet) => changeText(join(packet, 'disclosure.json'), (text) => text.replaceAll(withheldPath, '../../../etc/hostname'))) },
];

describe('a dossier that is not as it was published', () => {
  before(async () => {
    data = await world.keys();
    product = world.product();
    dossier = await world.publish(product, data);
    earlier = world.copy(data);
    second = await world.publish(product, data, { at: '2026-07-02T09:00:00Z' });
    impostor = await world.publish(product, await world.keys('impostor'));
    memory = world.place('memory');
    await world.verify(second, { memory });
    const ring = await world.ring(data);
    ({ anchors } = ring);
    ({ signer } = await ring.signer('dossier'));
  });
  after(() => {
    world.close();
    const width = Math.max(...table.map(({ name }) => name.length));
    process.stdout.write(`\n${table.map(({ name, code, sentence }) => `${name.padEnd(width)}  ${code.padEnd(20)}  ${sentence.slice(0, 110)}`).join('\n')}\n\n`);
  });

  for (const attack of attacks) it(attack.name, () => hold(attack));

  it('one bit of any file', async () => {
    const keys = await world.keys();
    const folder = await world.publish(product, keys, { derive: derivedFiles });
    const codes = new Map<string, string>();
    const options = { anchors: (await world.ring(keys)).anchors };
    await world.verify(folder, options);
    for (const [path, bytes] of filesIn(folder)) {
      const changed = Buffer.from(bytes);
      const at = Math.floor(bytes.length / 2);
      changed[at] = (changed[at] ?? 0) ^ 4;
      writeFileSync(join(folder, path), changed);
      codes.set(path, (await refusalOf(() => world.verify(folder, options))).code);
      writeFileSync(join(folder, path), bytes);
    }
    await world.verify(folder, options);
    assert.ok(codes.size > 20);
    table.push(...[...codes].map(([path, code]) => ({ name: `one bit of ${path}`, code, sentence: '' })));
    for (const { path } of predicateIn(folder).files ?? []) assert.equal(codes.get(path), 'file-changed');
    for (const [path, code] of codes) if (path.startsWith('evidence/')) assert.equal(code, 'evidence-changed');
  });

  it('archives with links and with paths that lead out', async () => {
    for (const [name, pack] of [['dossier.zip', packedZip], ['dossier.tar.gz', packedTar]] as const) {
      for (const [what, hostile, says] of [['path that leads out', { name: '../evil.txt', content: 'x' }, /name/], ['absolute path', { name: '/tmp/evil.txt', content: 'x' }, /name/], ['symbolic link', { name: 'evidence/link', link: '/etc/hostname' }, /link|only files and folders/]] as const) {
        const refusal = await packed(pack, name, hostile);
        table.push({ name: `${what} in ${name}`, ...refusal });
        assert.equal(refusal.code, 'archive');
        assert.match(refusal.sentence, says);
      }
      const archive = world.place(name);
      writeFileSync(archive, pack([...filesIn(dossier)].map(([path, content]) => ({ name: `ledger-dossier/${path}`, content }))));
      const { folder, close } = await unpackDossier(archive);
      try {
        assert.equal((await world.verify(folder)).keysFrom, 'dossier', 'an honest archive is read');
      } finally {
        close();
      }
    }
  });

  it('100,000 files: refused within seconds and little memory', async () => {
    const folder = world.copy(dossier);
    mkdirSync(join(folder, 'evidence/many'));
    for (let count = 0; count < 100_000; count += 1) writeFileSync(join(folder, 'evidence/many', String(count)), '');
    const before = process.memoryUsage().rss;
    const startedAt = performance.now();
    const refusal = await refusalOf(() => world.verify(folder));
    table.push({ name: '100,000 files', ...refusal });
    assert.equal(refusal.code, 'too-many-files');
    assert.ok(performance.now() - startedAt < 20_000);
    assert.ok(process.memoryUsage().rss - before < 300 * 1_048_576);
  });

  it('a statement with 100,000 pieces of evidence: refused for its length or their number, within seconds and little memory', async () => {
    const digest = (index: number): string => `sha256:${String(index).padStart(64, '0')}`;
    const shown = (index: number): string => `{"complete":true,"digest":"${digest(index)}","origin":"declared","path":"${String(index).padStart(6, '0')}","sizeBytes":0,"state":"public"}`;
    const withheld = (index: number): string => `{"commitment":"${digest(index)}","complete":true,"origin":"declared","state":"withheld"}`;
    for (const [what, item, says] of [['public', shown, /^dossier\.json has \d+ bytes; at most \d+ are read\.$/], ['withheld', withheld, /lists 100000 pieces of evidence; a dossier has at most 50000\.$/]] as const) {
      const folder = world.copy(dossier);
      await resign(folder, payloadIn(folder).replace(/"evidence":\[.*?\],"files"/s, `"evidence":[${Array.from({ length: 100_000 }, (_, index) => item(index)).join(',')}],"files"`), signer);
      const before = process.memoryUsage().rss;
      const startedAt = performance.now();
      const refusal = await refusalOf(() => world.verify(folder));
      table.push({ name: `statement with 100,000 ${what} files`, ...refusal });
      assert.equal(refusal.code, 'too-large');
      assert.match(refusal.sentence, says);
      assert.ok(performance.now() - startedAt < 20_000);
      const grown = process.memoryUsage().rss - before;
      assert.ok(grown < 500 * 1_048_576, `${grown}`);
    }
  });

  it('what is done in different ways is told apart', () => {
    const codes = new Set(table.map(({ code }) => code));
    for (const { code } of attacks) assert.ok(codes.has(code), code);
    assert.ok(codes.size >= 25, [...codes].join(', '));
    for (const { name, sentence } of table) if (!name.startsWith('one bit')) assert.match(sentence, /[.…]$/, name);
  });
});

/** The dossier with the longer log of a later one, and the proof for it. */
async function withLogOf(later: string): Promise<string> {
  const folder = world.copy(dossier);
  replace(later, 'log')(folder);
  rmSync(join(folder, 'log/tile/0/000.p/1'));
  rmSync(join(folder, 'log/tile/entries/000.p/1'));
  const leaves = await Promise.all(readEntryBundle(readFileSync(join(later, 'log/tile/entries/000.p/2')), 2).map(leafHash));
  writeFileSync(join(folder, 'publication.proof'), writePublicationProof(0, await inclusionProof(leaves, 0), readFileSync(join(later, 'log/checkpoint'))));
  return folder;
}

/** A packet for the dossier, with something done to it. */
async function packetWith(change: (packet: string) => void): Promise<Partial<VerifyOptions>> {
  const packet = world.place('packet');
  await discloseTo(await planPublication(product), dossier, [], packet, await world.ring(data), now);
  change(packet);
  return { packet };
}

function changeText(path: string, change: (text: string) => string): void {
  const before = readFileSync(path, 'utf8');
  const text = change(before);
  assert.notEqual(text, before);
  writeFileSync(path, text);
}
