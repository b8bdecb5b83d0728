import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { published, publisher, testKey } from '../../test/attest/world.ts';
import { makeCertificates } from '../../test/support/certificates.ts';
import { strictSettings } from '../../test/workspace/support/settings.ts';
import { signKeyFile } from '../attest/verified-key-file.ts';
import type { Settings } from '../settings/settings.ts';
import type { OperationFacts } from '../workspace/services.ts';
import { operationFacts } from './operation-facts.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-operation-'));
const factsOf = async (changes: Partial<Settings> = {}): Promise<OperationFacts> => operationFacts({ ...strictSettings, ...changes }, folder, '0.1.0')();

describe('what an instance knows of itself', () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('tells who may listen to browsers on their way', async () => {
    const connectionOf = async (changes: Partial<Settings>): Promise<string> => (await factsOf(changes)).connection;
    assert.equal(await connectionOf({}), 'loopback');
    assert.equal(await connectionOf({ certificateFile: '/x.pem' }), 'tls');
    assert.equal(await connectionOf({ listenAddress: '0.0.0.0', trustedProxies: ['192.0.2.1'] }), 'proxy');
    assert.equal(await connectionOf({ listenAddress: '0.0.0.0', trustedProxies: ['192.0.2.1'], publicUrl: 'http://localhost:8080' }), 'plain');
    assert.equal(await connectionOf({ listenAddress: '0.0.0.0' }), 'plain');
  });

  it('reads the end of security.txt, and does not take one without an end for good', async () => {
    assert.equal((await factsOf()).securityTxt, 'absent');
    writeFileSync(join(folder, 'security.txt'), 'Contact: mailto:security@acme.example\n');
    assert.equal((await factsOf()).securityTxt, 'unknown');
    writeFileSync(join(folder, 'security.txt'), 'Contact: mailto:security@acme.example\nExpires: 2027-01-01T00:00:00Z\n');
    assert.deepEqual((await factsOf()).securityTxt, { endsAt: '2027-01-01T00:00:00.000Z' });
  });

  it('names the keys that still sign, and not those that were revoked or have a successor', async () => {
    const root = await testKey('root', 1);
    const old = await testKey('old', 2);
    const next = await testKey('next', 3);
    const stolen = await testKey('stolen', 4);
    const keys = [published(root, 'keys'), published(old, 'dossier', { successor: next.key.keyId }), published(next, 'dossier', { validUntil: '2027-01-01T00:00:00Z' }), published(stolen, 'log', { revoked: { at: '2026-02-01T00:00:00Z', reason: 'compromised' } })];
    mkdirSync(join(folder, 'publishers', publisher), { recursive: true });
    writeFileSync(join(folder, 'publishers', publisher, 'assay-keys.json'), await signKeyFile({ schema: 'urn:assay:publisher-keys:1', publisher, sequence: 1, issuedAt: '2026-03-01T00:00:00Z', keys }, [root.signer], [root.key]));
    const { signingKeys } = await factsOf();
    assert.deepEqual(signingKeys.map(({ endsAt }) => endsAt), ['2028-01-01T00:00:00Z', '2027-01-01T00:00:00Z']);
    assert.match(signingKeys[1]?.name ?? '', /^[0-9a-f]{8} of acme\.example \(dossier\)$/u);
  });

  it('reads the end of its own certificate', { skip: makeCertificates('localhost') === undefined }, async () => {
    const file = join(folder, 'chain.pem');
    writeFileSync(file, makeCertificates('localhost')?.good.cert ?? '');
    const ends = Date.parse((await factsOf({ certificateFile: file })).certificateEndsAt ?? '');
    assert.ok(ends > Date.now() + 86_400_000 && ends < Date.now() + 3 * 86_400_000);
  });

  it('knows until when its line of Node gets fixes', async () => assert.equal((await factsOf()).runtime.endOfLifeAt, '2029-04-30'));
});
