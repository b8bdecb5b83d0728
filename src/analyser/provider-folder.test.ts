import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { before, suite, test } from 'node:test';
import * as openpgp from 'openpgp';
import type { CsafProviderFolder } from '../model/evidence/csaf-provider-folder.ts';
import { rawText } from '../model/text.ts';
import { sourceOf } from '../read/source.ts';
import { nodeHashing } from './node-hashing.ts';
import { readMembers } from './read-members.ts';

const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/read/csaf/${name}`, import.meta.url), 'utf8');
const metadata = JSON.stringify({
  canonical_url: 'https://acme.example/.well-known/csaf/provider-metadata.json', last_updated: '2026-03-11T09:00:00Z', list_on_CSAF_aggregators: true, mirror_on_CSAF_aggregators: true, metadata_version: '2.0',
  distributions: [{ directory_url: 'https://acme.example/csaf/' }], public_openpgp_keys: [{ fingerprint: 'A'.repeat(40), url: 'https://acme.example/csaf/openpgp/key.asc' }], publisher: { category: 'vendor', name: 'Acme', namespace: 'https://acme.example' }, role: 'csaf_trusted_provider',
});

suite('the folder of a CSAF provider', () => {
  const files = new Map<string, string>();
  let foreign = '';

  before(async () => {
    const makeKey = () => openpgp.generateKey({ type: 'ecc', userIDs: [{ name: 'Acme', email: 'security@acme.example' }], format: 'object' });
    const [own, other] = [await makeKey(), await makeKey()];
    const sign = async (text: string, key: openpgp.PrivateKey): Promise<string> => String(await openpgp.sign({ message: await openpgp.createMessage({ binary: new TextEncoder().encode(text) }), signingKeys: key, detached: true, format: 'armored' }));
    for (const [name, content] of [['acme-2026-001.json', fixture('valid-security-advisory.json')], ['acme-2026-002.json', fixture('valid-vex.json')]] as const) {
      files.set(`2026/${name}`, content);
      files.set(`2026/${name}.sha256`, `${createHash('sha256').update(content).digest('hex')}  ${name}\n`);
      files.set(`2026/${name}.sha512`, `${createHash('sha512').update(content).digest('hex')}  ${name}\n`);
      files.set(`2026/${name}.asc`, await sign(content, own.privateKey));
    }
    files.set('provider-metadata.json', metadata);
    files.set('openpgp/key.asc', own.publicKey.armor());
    files.set('index.txt', '2026/acme-2026-001.json\n2026/acme-2026-002.json\n');
    files.set('changes.csv', '"2026/acme-2026-002.json","2026-03-11T09:00:00Z"\n"2026/acme-2026-001.json","2026-03-11T09:00:00Z"\n');
    files.set('feed-tlp-white.json', JSON.stringify({ feed: { id: 'acme', entry: ['001', '002'].map((number) => ({ id: `ACME-2026-${number}`, content: { type: 'application/json', src: `https://acme.example/csaf/2026/acme-2026-${number}.json` } })) } }));
    foreign = await sign(fixture('valid-vex.json'), other.privateKey);
  });

  async function read(changes: Readonly<Record<string, string | undefined>> = {}): Promise<CsafProviderFolder | undefined> {
    const members = [...new Map<string, string | undefined>([...files, ...Object.entries(changes)])].flatMap(([name, content]) => (content === undefined ? [] : [sourceOf(name, new TextEncoder().encode(content))]));
    const results = await readMembers({ name: 'csaf', origin: 'handed-over' }, members.toSorted((one, other) => (one.name < other.name ? -1 : 1)), nodeHashing);
    return results.find(({ reading }) => reading?.kind === 'csaf-provider-folder')?.reading?.facts as CsafProviderFolder | undefined;
  }

  test('is whole when all is listed, hashed and signed', async () => {
    assert.deepEqual(await read(), {
      role: 'csaf_trusted_provider', documents: 2, lists: [{ kind: 'rolie', documents: 2 }, { kind: 'index', documents: 2 }, { kind: 'changes', documents: 2 }],
      listedAndMissing: 0, notListed: 0, misnamed: 0, hashes: { right: 2, wrong: 0, missing: 0 }, signatures: { right: 2, wrong: 0, missing: 0, unknownKey: 0, notChecked: 0 }, publicKeys: 1, problems: [],
    });
  });

  test('a document changed by one character has neither its hash nor its signature', async () => {
    const changed = await read({ '2026/acme-2026-002.json': fixture('valid-vex.json').replace('Summary', 'summary') });
    assert.deepEqual([changed?.hashes, changed?.signatures.wrong], [{ right: 1, wrong: 1, missing: 0 }, 1]);
    assert.deepEqual(changed?.problems, [{ document: '2026/acme-2026-002.json', problem: 'wrong hash' }, { document: '2026/acme-2026-002.json', problem: 'wrong signature' }]);
  });

  test('what is missing is told apart from what is wrong', async () => {
    const folder = await read({ '2026/acme-2026-001.json': undefined, '2026/acme-2026-002.json.asc': undefined, '2026/acme-2026-002.json.sha256': undefined, '2026/acme-2026-002.json.sha512': undefined });
    assert.deepEqual([folder?.documents, folder?.listedAndMissing, folder?.hashes.missing, folder?.signatures.missing], [1, 1, 1, 1]);
    assert.deepEqual(folder?.problems, [{ document: 'acme-2026-001.json', problem: 'listed and missing' }]);
  });

  test('a signature by a key that is not there, and one that is no signature, are never right', async () => {
    assert.equal((await read({ '2026/acme-2026-002.json.asc': foreign }))?.signatures.unknownKey, 1);
    assert.equal((await read({ '2026/acme-2026-002.json.asc': '-----BEGIN PGP SIGNATURE-----\n\nnothing\n-----END PGP SIGNATURE-----\n' }))?.signatures.wrong, 1);
  });

  test('hashes and signatures are told of at their advisory, and not as files of an unknown kind', async () => {
    const members = [...files, ['2026/other.asc', foreign] as const].map(([name, content]) => sourceOf(name, new TextEncoder().encode(content)));
    const results = await readMembers({ name: 'csaf', origin: 'handed-over' }, members, nodeHashing);
    assert.deepEqual(results.filter(({ reading }) => reading === undefined).map(({ artifact }) => artifact.path), ['csaf/openpgp/key.asc', 'csaf/2026/other.asc']);
    const note = results.find(({ artifact }) => artifact.path === 'csaf/2026/acme-2026-001.json')?.reading?.notes.find(({ rule }) => rule === 'files-beside');
    assert.ok(note !== undefined && /\.asc, \.sha256, \.sha512/.test(rawText(note.message)));
  });

  test('where nothing verifies signatures, they are not checked', async () => {
    const members = [...files].map(([name, content]) => sourceOf(name, new TextEncoder().encode(content)));
    const { signatures: _left, ...hashing } = nodeHashing;
    const results = await readMembers({ name: 'csaf', origin: 'handed-over' }, members, hashing);
    const facts = results.find(({ reading }) => reading?.kind === 'csaf-provider-folder')?.reading?.facts as CsafProviderFolder;
    assert.deepEqual(facts.signatures, { right: 0, wrong: 0, missing: 0, unknownKey: 0, notChecked: 2 });
  });

  test('broken lists and a folder of documents alone are no error', async () => {
    assert.equal((await read({ 'changes.csv': '"never closed', 'feed-tlp-white.json': '{"feed": [' }))?.documents, 2);
    const alone = await readMembers({ name: 'csaf', origin: 'handed-over' }, [sourceOf('a.json', new TextEncoder().encode(fixture('valid-vex.json')))], nodeHashing);
    assert.deepEqual(alone.map(({ reading }) => reading?.kind), ['security-advisory']);
  });
});
