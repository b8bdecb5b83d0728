import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { identity, issuer, makeSigstoreWorld } from './sigstore/sigstore-world.ts';

/** `assay attestation` as people run it, with bundles of a trusted root of our own. */
const command = join(fileURLToPath(new URL('../', import.meta.url)), 'bin/assay.js');
let home = '';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function assay(...parameters: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...parameters], { cwd: home, env: { PATH: process.env['PATH'], HOME: home } }, (problem, out, err) => {
      resolve({ code: problem === null ? 0 : typeof problem.code === 'number' ? problem.code : -1, out: out.replaceAll(/\s+/g, ' '), err });
    });
  });
}

describe('assay attestation', () => {
  const demand = ['--identity', identity, '--issuer', issuer, '--sigstore-root', 'root.json', '--at', '2026-11-22T00:00:00Z'];
  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'assay-attestation-'));
    const world = makeSigstoreWorld();
    writeFileSync(join(home, 'root.json'), JSON.stringify(world.trustedRoot()));
    writeFileSync(join(home, 'quillgate.tgz'), 'the release');
    writeFileSync(join(home, 'other.tgz'), 'another');
    const statement = { _type: 'https://in-toto.io/Statement/v1', subject: [{ name: 'quillgate.tgz', digest: { sha256: createHash('sha256').update('the release').digest('hex') } }], predicateType: 'https://slsa.dev/provenance/v1', predicate: {} };
    const bundle = await world.bundle(new TextEncoder().encode(JSON.stringify(statement)));
    writeFileSync(join(home, 'provenance.json'), JSON.stringify(bundle));
    writeFileSync(join(home, 'bare.json'), JSON.stringify(statement));
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  it('ends with 0 when the named signer signed for the named file', async () => {
    const { code, out } = await assay('attestation', 'provenance.json', '--artifact', 'quillgate.tgz', ...demand);
    assert.equal(code, 0, out);
    assert.match(out, /Signed by whom it has to be\. says build provenance \(SLSA\) of quillgate\.tgz; it speaks of quillgate\.tgz/);
  });

  it('ends with 2 for another signer, another file, another root, or a statement that nothing signs', async () => {
    const runs = await Promise.all([
      assay('attestation', 'provenance.json', ...demand.with(1, `${identity}x`)),
      assay('attestation', 'provenance.json', '--artifact', 'other.tgz', ...demand),
      assay('attestation', 'provenance.json', '--identity', identity, '--issuer', issuer),
      assay('attestation', 'bare.json', ...demand),
    ]);
    assert.deepEqual(runs.map(({ code }) => code), [2, 2, 2, 2]);
    assert.match(runs[1]?.out ?? '', /No statement that is signed by whom it has to be speaks of other\.tgz/);
    assert.match(runs[2]?.out ?? '', /does not lead to an authority of the trusted root/);
    assert.match(runs[3]?.out ?? '', /lies in no Sigstore bundle/);
  });

  it('asks for the signer, and for files that are there', async () => {
    const [unnamed, missing] = await Promise.all([assay('attestation', 'provenance.json'), assay('attestation', 'nothing.json', ...demand)]);
    assert.deepEqual([unnamed.code, missing.code], [64, 64]);
    assert.match(unnamed.err, /--identity and --issuer are both needed/);
    assert.match(missing.err, /nothing\.json is no file that can be read/);
  });

  it('is what a check of the folder compares with the file beside, and inspect reads', async () => {
    writeFileSync(join(home, 'assay.yaml'), `assay: 1\nproduct: { name: Quillgate, repository: https://code.example/acme/quillgate }\nprovenance: { identity: ${JSON.stringify(identity)}, issuer: ${issuer} }\nevidence:\n  - { path: provenance.json, kind: attestation }\n`);
    const [inspected, checked] = await Promise.all([assay('inspect', 'bare.json'), assay('check', '.', '--format', 'json', '--at', '2026-11-22T00:00:00Z', '--quiet')]);
    assert.match(inspected.out, /Build provenance \(SLSA\) of quillgate\.tgz, no builder named.*nothing signs it/);
    const { findings } = JSON.parse(checked.out) as { readonly findings: readonly { readonly check: string; readonly outcome: string }[] };
    const outcomes = (check: string): readonly string[] => findings.filter((finding) => finding.check === check).map(({ outcome }) => outcome);
    assert.deepEqual(outcomes('attested-artifact-is-unchanged'), ['pass']);
    // By the root that comes along the authority of this test is a stranger.
    assert.deepEqual(outcomes('build-provenance-is-verified'), ['unknown']);
  });
});
