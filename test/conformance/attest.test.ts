/** Attack cases on signed statements, and public vectors of what they are made from: Ed25519, canonical JSON, Merkle proofs. */
import assert from 'node:assert/strict';
import { createPublicKey, verify as nodeVerify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { fromBase64, utf8 } from '../../src/attest/bytes.ts';
import { canonicalJson } from '../../src/attest/canonical-json.ts';
import { verifyCheckpoint } from '../../src/attest/checkpoint.ts';
import type { KeyPurpose } from '../../src/attest/key-file.ts';
import { verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion } from '../../src/attest/merkle-proof.ts';
import { leafHash } from '../../src/attest/merkle-tree.ts';
import { advance, advanceByLeaves } from '../../src/attest/pinned-checkpoint.ts';
import { admitPublicKey } from '../../src/attest/public-key.ts';
import { Refused, type RefusalCode } from '../../src/attest/refusal.ts';
import type { StatementProfile } from '../../src/attest/statement.ts';
import { parseStrict } from '../../src/attest/strict-json.ts';
import { signKeyFile, verifyKeyFile } from '../../src/attest/verified-key-file.ts';
import { verifyEnvelope, type VerificationPolicy } from '../../src/attest/verified-statement.ts';
import { parseTime } from '../../src/model/time.ts';
import { rawText } from '../../src/model/text.ts';
import { published, testKey } from '../attest/world.ts';
import { attackCases, hasAttackData, tryCase } from './attack/cases.ts';

const options = hasAttackData ? {} : { skip: '../shared/data is not here' };
const data = new URL('../../../shared/data/attack/', import.meta.url);

/** What the set calls a dossier: product, version and time, with its keys in any order. */
interface SetPredicate {
  readonly product: string;
  readonly version: number;
  readonly issued: string;
}

const setProfile: StatementProfile<SetPredicate> = {
  predicateType: 'https://assay.example/dossier/v1',
  form: 'compact',
  readPredicate: (value) => {
    const { product, version, issued } = Object(value) as Record<string, unknown>;
    if (typeof product !== 'string' || typeof version !== 'number' || !Number.isSafeInteger(version) || typeof issued !== 'string' || !issued.endsWith('Z') || parseTime(issued) === undefined) throw new Refused('predicate-fields');
    return { product, version, issued };
  },
  factsOf: ({ product, version, issued }) => ({ product, sequence: version, publishedAt: parseTime(issued) ?? Number.NaN }),
  bindSubject: async ({ subject, predicate }) => {
    if (subject.length !== 1 || subject[0]?.name !== predicate.product) throw new Refused('subject-mismatch');
  },
};

/** Why each case is refused. */
const dsseCodes: Readonly<Record<string, RefusalCode>> = {
  no_signatures: 'no-signature',
  sigs_missing: 'envelope-fields',
  sigs_null: 'envelope-fields',
  sigs_object: 'envelope-fields',
  sig_empty: 'signature-length',
  sig_null: 'envelope-fields',
  sig_number: 'envelope-fields',
  sig_array: 'envelope-fields',
  payload_tamper: 'signature-unknown',
  type_swap: 'payload-type',
  type_empty: 'payload-type',
  type_case: 'payload-type',
  type_missing: 'envelope-fields',
  type_signed_other: 'payload-type',
  key_other: 'signature-unknown',
  key_substitution: 'signature-unknown',
  embedded_key: 'envelope-fields',
  embedded_cert_url: 'envelope-fields',
  keyid_path: 'signature-unknown',
  sig_over_payload_only: 'signature-unknown',
  sig_over_b64: 'signature-unknown',
  sig_over_jcs: 'signature-unknown',
  sig_trailing: 'signature-length',
  sig_truncated: 'signature-length',
  sig_zero: 'signature-unknown',
  b64_space: 'not-base64',
  b64_junk: 'not-base64',
  dup_payload_key: 'not-canonical',
  dup_sigs_key: 'not-canonical',
  stmt_bom: 'not-json',
  stmt_utf16: 'not-json',
  stmt_trailing: 'not-json',
  stmt_array: 'statement-fields',
  stmt_type: 'statement-type',
  stmt_pred_swap: 'predicate-type',
  subject_empty: 'statement-fields',
  subject_other: 'subject-mismatch',
  subject_nodigest: 'statement-fields',
  subject_sha1: 'statement-fields',
  subject_trunc: 'statement-fields',
  subject_upper: 'statement-fields',
  subject_proto: 'not-json',
  rollback: 'rolled-back',
  version_float: 'predicate-fields',
  version_str: 'predicate-fields',
  future: 'from-the-future',
  ts_offset: 'predicate-fields',
  ts_local: 'predicate-fields',
  ts_ms_number: 'predicate-fields',
  expired_key: 'key-expired',
  ecdsa_der_as_ed: 'signature-length',
  hmac_pubkey: 'signature-length',
  rsa1024: 'signature-length',
  sha1_rsa: 'signature-length',
  threshold_dup: 'signature-repeated',
  threshold_zero: 'envelope-fields',
  sigs_100k: 'too-many-signatures',
  payload_64mb_decl: 'signature-unknown',
  extra_top_fields: 'envelope-fields',
  envelope_array: 'envelope-fields',
  nested_envelope: 'statement-fields',
  jws_instead: 'not-json',
  minisign_prehash: 'signature-unknown',
};

/** The set's instructions: trust only `vendor`; `old` is past its validity; product acme/app; time and last version as said. */
async function setPolicy(purpose: KeyPurpose = 'dossier'): Promise<VerificationPolicy> {
  const trust = JSON.parse(readFileSync(new URL('dsse/keys/trust.json', data), 'utf8')) as { trusted: { product: string; keyid: string }; expired: { keyid: string; notBefore: string; notAfter: string }; verificationTime: string; lastSeenDossierVersion: number };
  const root = await testKey('root', 1);
  const listed = async (name: string, keyId: string, validFrom: string, validUntil: string): Promise<ReturnType<typeof published>> => {
    const pem = readFileSync(new URL(`dsse/keys/${name}.pub.pem`, data), 'utf8');
    const key = await admitPublicKey(new Uint8Array(createPublicKey(pem).export({ format: 'der', type: 'spki' }).subarray(-32)));
    assert.equal(key.keyId, keyId);
    return { ...published(root, 'dossier'), keyId, publicKey: key.bytes.toBase64(), validFrom, validUntil };
  };
  const vendor = await listed('vendor', trust.trusted.keyid, '2026-01-01T00:00:00Z', '2028-01-01T00:00:00Z');
  const keys = [published(root, 'keys'), { ...vendor, purpose }, await listed('old', trust.expired.keyid, trust.expired.notBefore, trust.expired.notAfter)];
  const bytes = await signKeyFile({ schema: 'urn:assay:publisher-keys:1', publisher: 'acme.example', sequence: 1, issuedAt: '2026-01-02T00:00:00Z', keys }, [root.signer], [root.key]);
  const now = parseTime(trust.verificationTime) ?? Number.NaN;
  return { trust: [await verifyKeyFile(bytes, { publisher: 'acme.example', anchors: [root.key], now })], publisher: 'acme.example', product: trust.trusted.product, threshold: 1, now, lastSeen: { sequence: trust.lastSeenDossierVersion } };
}

suite('attack cases on envelopes', options, () => {
  test('dsse: 67 cases', async () => {
    const policy = await setPolicy();
    const cases = attackCases(['dsse']);
    assert.equal(cases.length, 67);
    const problems: string[] = [];
    const codes = new Map<string, string>();
    for (const attack of cases) {
      const threshold = attack.attack.includes('threshold 2') ? 2 : 1;
      const problem = await tryCase(attack, async (bytes) => {
        try {
          const verified = await verifyEnvelope(bytes, setProfile, { ...policy, threshold });
          return { outcome: 'accepted', output: JSON.stringify(verified.statement) };
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          codes.set(attack.id, error.code);
          return { outcome: 'rejected', output: rawText(error.text) };
        }
      });
      if (problem !== undefined) problems.push(problem);
    }
    // This case's bytes are those of dsse/ok: its payload has no character that base64url writes differently.
    assert.deepEqual(problems, ['dsse/b64_url (base64url payload where base64 is required): was accepted']);
    assert.deepEqual(Buffer.from(cases.find(({ id }) => id === 'dsse/b64_url')?.bytes() ?? []), Buffer.from(cases.find(({ id }) => id === 'dsse/ok')?.bytes() ?? []));
    assert.deepEqual(Object.fromEntries([...codes].map(([id, code]) => [id.slice(5), code])), dsseCodes);
  });
});

interface SetLog {
  readonly entries: readonly string[];
  readonly checkpoint: string;
  readonly previous: string;
  readonly lastSeenSize?: number;
}

suite('attack cases on logs', options, () => {
  test('audit-log verifier: 22 cases', async () => {
    const policy = await setPolicy('log');
    const [trust] = policy.trust;
    assert.ok(trust !== undefined);
    const checkpointPolicy = { trust, origin: 'assay.example/audit', now: policy.now };
    const cases = attackCases(['audit-log verifier']);
    assert.equal(cases.length, 22);
    const problems: string[] = [];
    for (const attack of cases) {
      const problem = await tryCase(attack, async (bytes) => {
        const log = JSON.parse(new TextDecoder().decode(bytes)) as SetLog;
        try {
          const pinned = await advance(undefined, await verifyCheckpoint(utf8(log.previous), checkpointPolicy), [], policy.now);
          const next = await verifyCheckpoint(utf8(log.checkpoint), checkpointPolicy);
          const leaves = await Promise.all(log.entries.map((entry) => leafHash(utf8(entry))));
          await advanceByLeaves({ ...pinned, size: Math.max(pinned.size, log.lastSeenSize ?? 0) }, next, leaves, policy.now);
          return { outcome: 'accepted', output: '' };
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          return { outcome: 'rejected', output: rawText(error.text) };
        }
      });
      if (problem !== undefined) problems.push(problem);
    }
    assert.deepEqual(problems, []);
  });
});

function vectors<Vector>(path: string): Vector {
  return JSON.parse(readFileSync(new URL(`public/${path}`, data), 'utf8')) as Vector;
}

interface SignatureVector {
  readonly key: string;
  readonly message: Uint8Array;
  readonly signature: string;
}

/** What the trust store says to a key, and what two implementations say to a signature. */
async function verdictsOn({ key, message, signature }: SignatureVector): Promise<{ admitted: boolean; web: boolean; node: boolean }> {
  const keyBytes = Uint8Array.fromHex(key);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), keyBytes]);
  const node = nodeVerify(null, message, createPublicKey({ key: spki, format: 'der', type: 'spki' }), Buffer.from(signature, 'hex'));
  const imported = await crypto.subtle.importKey('raw', keyBytes, 'Ed25519', false, ['verify']).catch(() => undefined);
  const web = imported !== undefined && (await crypto.subtle.verify('Ed25519', imported, Uint8Array.fromHex(signature), new Uint8Array(message)));
  const admitted = await admitPublicKey(keyBytes).then(async (one) => ({ one, verifies: await one.verifies(message, Uint8Array.fromHex(signature)) }), () => undefined);
  if (admitted !== undefined) assert.equal(admitted.verifies, web);
  return { admitted: admitted !== undefined, web, node };
}

suite('public vectors of what a dossier is made from', options, () => {
  test('Wycheproof Ed25519: 151 signatures', async () => {
    const { testGroups } = vectors<{ testGroups: { publicKey: { pk: string }; tests: { tcId: number; msg: string; sig: string; result: string }[] }[] }>('crypto/wycheproof/testvectors_v1/ed25519_test.json');
    let count = 0;
    for (const { publicKey, tests } of testGroups) {
      for (const { tcId, msg, sig, result } of tests) {
        count += 1;
        const verdicts = await verdictsOn({ key: publicKey.pk, message: Buffer.from(msg, 'hex'), signature: sig });
        assert.deepEqual(verdicts, { admitted: true, web: result === 'valid', node: result === 'valid' }, String(tcId));
      }
    }
    assert.equal(count, 151);
  });

  test('CCTV Ed25519: 914 edge cases, no key of low order or other spelling is admitted, and the two implementations agree', async () => {
    const all = vectors<{ number: number; key: string; sig: string; msg: string; flags: string[] | null }[]>('crypto/cctv/ed25519/ed25519vectors.json');
    const counts = { admitted: 0, verified: 0, verifiedUnderAdmitted: 0 };
    for (const { number, key, sig, msg, flags } of all) {
      const { admitted, web, node } = await verdictsOn({ key, message: Buffer.from(msg), signature: sig });
      assert.equal(web, node, String(number));
      const isWeak = flags?.some((flag) => flag === 'low_order_A' || flag === 'non_canonical_A') ?? false;
      assert.equal(admitted, !isWeak, String(number));
      counts.admitted += Number(admitted);
      counts.verified += Number(web);
      counts.verifiedUnderAdmitted += Number(web && admitted);
    }
    assert.deepEqual({ all: all.length, ...counts }, { all: 914, admitted: 388, verified: 43, verifiedUnderAdmitted: 43 });
  });

  test('canonical JSON: 6 documents, and their output is the only spelling that is read', () => {
    const folder = new URL('public/crypto/jcs/testdata/', data);
    const names = readdirSync(new URL('input/', folder));
    assert.equal(names.length, 6);
    for (const name of names) {
      const output = readFileSync(new URL(`output/${name}`, folder));
      const hex = readFileSync(new URL(`outhex/${name.replace('.json', '.txt')}`, folder), 'utf8').replace(/\s/g, '');
      assert.equal(output.toString('hex'), hex);
      const input = readFileSync(new URL(`input/${name}`, folder));
      assert.equal(canonicalJson(JSON.parse(input.toString())), output.toString(), name);
      assert.deepEqual(parseStrict(output, 'canonical', 10_000), JSON.parse(output.toString()), name);
      assert.throws(() => parseStrict(input, 'canonical', 10_000), { code: 'not-canonical' }, name);
    }
  });

  test('canonical JSON: numbers', () => {
    for (const [hex, expected] of [['4340000000000001', '9007199254740994'], ['4340000000000002', '9007199254740996'], ['444b1ae4d6e2ef50', '1e+21'], ['3eb0c6f7a0b5ed8d', '0.000001'], ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'], ['8000000000000000', '0'], ['0000000000000000', '0']] as const) {
      assert.equal(canonicalJson(new DataView(Uint8Array.fromHex(hex).buffer).getFloat64(0)), expected);
    }
  });

  test('Merkle proofs: 518 files', async () => {
    const folder = new URL('public/crypto/merkle/testdata/', data);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
    const deviations: string[] = [];
    for (const file of files) {
      const vector = JSON.parse(readFileSync(new URL(encodeURI(file).replaceAll('#', '%23'), folder), 'utf8')) as MerkleVector;
      if ((await verifyMerkle(file, vector)) === vector.wantErr) deviations.push(file);
    }
    assert.deepEqual(deviations.toSorted(), refusedByChoice);
    assert.equal(files.length, 518);
  });
});

/** Roots that are words of 12 bytes, where a root has 32; and empty subtrees, which show nothing and are accepted there with any root of the tree. */
const refusedByChoice = [
  'consistency/additional/sizes-are-equal-one-and-proof-is-empty.json',
  'subtreeconsistency/additional/sizes-are-equal-one-and-proof-is-empty.json',
  'subtreeconsistency/additional/subtree-is-empty-sizes-are-equal-one-subtree-root-valid-proof-is-empty.json',
  'subtreeconsistency/additional/subtree-is-empty-sizes-are-equal-one-subtree-root-valid-tree-root-random-proof-is-empty.json',
  'subtreeconsistency/additional/subtree-is-empty-sizes-are-equal-zero-subtree-root-valid-proof-is-empty.json',
  'subtreeconsistency/additional/subtree-is-empty-sizes-are-equal-zero-subtree-root-valid-tree-root-random-proof-is-empty.json',
  'subtreeconsistency/additional/subtree-is-empty-subtree-root-valid-proof-is-empty.json',
  'subtreeconsistency/additional/subtree-is-empty-subtree-root-valid-tree-root-random-proof-is-empty.json',
];

interface MerkleVector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly size1: number;
  readonly size2: number;
  readonly root: string;
  readonly root1: string;
  readonly root2: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

function verifyMerkle(file: string, vector: MerkleVector): Promise<boolean> {
  const proof = (vector.proof ?? []).map(fromBase64);
  const { leafIdx, treeSize, start, end, size, size1, size2 } = vector;
  if (file.startsWith('inclusion/')) return verifyInclusion(fromBase64(vector.leafHash), leafIdx, treeSize, proof, fromBase64(vector.root));
  if (file.startsWith('consistency/')) return verifyConsistency(size1, fromBase64(vector.root1), size2, fromBase64(vector.root2), proof);
  if (file.startsWith('subtreeinclusion/')) return verifySubtreeInclusion(fromBase64(vector.leafHash), leafIdx, start, end, proof, fromBase64(vector.root));
  return verifySubtreeConsistency(start, end, fromBase64(vector.root1), size, fromBase64(vector.root2), proof);
}
