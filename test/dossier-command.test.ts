import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { discloseTo } from '../src/dossier/publish/disclose.ts';
import { planPublication } from '../src/dossier/publish/plan.ts';
import { collectedRecords, ledgerFiles, withheldPath, writeFiles } from './dossier/ledger-product.ts';
import { filesIn, LedgerWorld, now } from './dossier/ledger-world.ts';
import { packedTar } from './dossier/packed.ts';

/** `assay verify`, `publish`, `disclose` and `diff` as people and build servers run them. */
const command = fileURLToPath(new URL('../bin/assay.js', import.meta.url));
const at = new Date(now).toISOString();
const world = new LedgerWorld();
let product = '';
let dossier = '';
let second = '';
let packet = '';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function assay(...parameters: readonly string[]): Promise<Run> {
  const ended = await new Promise<Run>((resolve) => {
    execFile(process.execPath, [command, ...parameters], { env: { PATH: process.env['PATH'], HOME: world.home }, maxBuffer: 64 * 1_048_576 }, (problem, out, err) => {
      resolve({ code: problem === null ? 0 : typeof problem.code === 'number' ? problem.code : -1, out, err });
    });
  });
  assert.doesNotMatch(ended.err, /^\s+at .*[:(]|node:internal|defect/m, `assay ${parameters.join(' ')}`);
  return ended;
}

/** An installed Assay of another version, as far as a program that answers shows one. */
function otherAssay(answering: string): string {
  const folder = world.place('other-assay');
  writeFiles(folder, { 'bin/assay.js': `import { spawnSync } from 'node:child_process';\n${answering}\n`, 'package.json': '{ "type": "module" }' });
  return folder;
}

const verify = (folder: string, ...more: readonly string[]): Promise<Run> => assay('verify', folder, '--at', at, '--data', world.place('data'), ...more);

describe('dossier command', () => {
  before(async () => {
    const data = await world.keys();
    product = world.product();
    dossier = await world.publish(product, data);
    packet = world.place('packet');
    await discloseTo(await planPublication(product), dossier, [], packet, await world.ring(data), now);
    second = await world.publish(world.product({ 'deploy/new.env': 'ADMIN_PASSWORD=changeme\n', 'SECURITY.md': '# Vulnerability disclosure policy\n\nPlease report a vulnerability to security@acme.example.\n' }), data, { at: '2026-07-02T09:00:00Z' });
  });
  after(() => world.close());

  describe('assay verify', () => {
    it('ends with 0 when nothing differs, for a folder and for an archive, and says what is withheld', async () => {
      const archive = world.place('dossier.tar.gz');
      writeFileSync(archive, packedTar([...filesIn(dossier)].map(([name, content]) => ({ name, content }))));
      const [folder, packed, opened] = await Promise.all([verify(dossier, '--offline'), verify(archive), verify(dossier, '--with', packet, '--format', 'json')]);
      assert.deepEqual([folder.code, packed.code, opened.code], [0, 0, 0], folder.err + packed.err + opened.err);
      assert.match(folder.out, /Withheld: audit log sample/);
      assert.equal(packed.out, folder.out);
      const { schema, disclosed, requirements } = JSON.parse(opened.out) as { readonly schema: string; readonly disclosed: number; readonly requirements: readonly { readonly state: string }[] };
      assert.deepEqual([schema, disclosed, [...new Set(requirements.map(({ state }) => state))]], ['assay-verification-1', 1, ['reproduced']]);
    });

    it('ends with 1 when evidence that the customer holds speaks against it', async () => {
      const evidence = world.place('evidence');
      writeFiles(evidence, { 'records.jsonl': collectedRecords });
      const { code, out } = await verify(dossier, '--evidence', evidence);
      assert.equal(code, 1);
      assert.match(out, /contradicted by evidence that you hold\n- /);
    });

    it('tells a change of the rules from one of the evidence, by another version that is named', async () => {
      const older = otherAssay(`const answer = JSON.parse(spawnSync(process.execPath, [${JSON.stringify(command)}, ...process.argv.slice(2)], { encoding: 'utf8', maxBuffer: 1e8 }).stdout);
        answer.rules.here = '0.0.9';
        answer.requirements.find(({ requirement }) => requirement === 'pledge/security-txt').state = 'changed';
        process.stdout.write(JSON.stringify(answer));`);
      const silent = otherAssay('process.exitCode = 70;');
      const another = otherAssay(`process.stdout.write(JSON.stringify({ schema: 'assay-verification-1', payload: '${'0'.repeat(64)}', rules: { here: '0.0.9' }, requirements: [] }));`);
      const [told, json, none, of, nowhere] = await Promise.all([verify(dossier, '--rules', older), verify(dossier, '--rules', older, '--format', 'json'), verify(dossier, '--rules', silent), verify(dossier, '--rules', another), verify(dossier, '--rules', world.home)]);
      assert.equal(told.code, 0);
      assert.match(told.out, /with the rules of version 0\.0\.9: 0 contradicted by evidence that you hold, 1\s+changed/);
      assert.match(told.out, /pledge\/security-txt\): there changed, by version\s+[\d.]+ (?:reproduced|cannot re-check); what\s+differs is the rules/);
      assert.equal((JSON.parse(json.out) as { readonly otherRules: { readonly version: string } }).otherRules.version, '0.0.9');
      assert.deepEqual([none.code, of.code, nowhere.code], [2, 2, 64]);
      assert.match(none.out, /gave no answer about this dossier/);
    });

    it('ends with 2 and a code when the dossier is refused', async () => {
      const folder = world.copy(dossier);
      appendFileSync(join(folder, 'evidence/SECURITY.md'), ' ');
      const { code, out, err } = await verify(folder);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /^Refused \(evidence-changed\)\. evidence\/SECURITY\.md has other bytes/);
    });

    it('ends with 64 when the command line is wrong', async () => {
      const runs = await Promise.all([verify(join(world.home, 'nowhere')), verify('https://acme.test/dossier/', '--offline'), verify(dossier, '--anchor', 'AAAA'), verify(dossier, '--with', join(world.home, 'nowhere')), assay('publish', world.place('nothing')), assay('disclose', product, join(world.home, 'nowhere'), '--to', world.place('packet'))]);
      assert.deepEqual(runs.map(({ code }) => code), [64, 64, 64, 64, 64, 64], runs.map(({ err }) => err).join(''));
    });
  });

  describe('assay publish', () => {
    it('warns, before it writes anything, of withheld paths that the public statement tells', async () => {
      const telling = world.product({ 'assay.yaml': (ledgerFiles['assay.yaml'] ?? '').replace('withheld: [logs]', `withheld: [${withheldPath}]`) });
      const [quiet, warned] = await Promise.all([assay('publish', product), assay('publish', telling)]);
      assert.deepEqual([quiet.code, warned.code], [0, 0], quiet.err + warned.err);
      assert.doesNotMatch(quiet.out, /Warning/);
      assert.match(warned.out, /Warning: withheld, and yet named in assay\.yaml, which becomes public \(1\)\n- logs\/quokka-sample\.log\n[^-]*name the folder around them/);
      // There are no keys, so nothing can be written; the plan with its warning stands there all the same.
      const writing = await assay('publish', telling, '--to', world.place('never'), '--data', world.place('data'));
      assert.notEqual(writing.code, 0);
      assert.match(writing.out, /Warning: withheld, and yet named/);
    });
  });

  describe('assay diff', () => {
    it('compares two dossiers that verify, and refuses one that does not', async () => {
      const [text, json, same, mixed] = await Promise.all([
        assay('diff', dossier, second, '--at', at),
        assay('diff', dossier, second, '--at', at, '--format', 'json'),
        assay('diff', dossier, dossier, '--at', at),
        assay('diff', dossier, join(dossier, 'dossier.json'), '--at', at),
      ]);
      assert.deepEqual([text.code, json.code, same.code, mixed.code], [0, 0, 0, 64], text.err + json.err + mixed.err);
      assert.match(text.out, /publication 1 .* to\s+publication 2/);
      const { schema, evidence } = JSON.parse(json.out) as { readonly schema: string; readonly evidence: { readonly changed: readonly { readonly path: string }[] } };
      assert.equal(schema, 'assay-dossier-difference-1');
      assert.deepEqual(evidence.changed.map(({ path }) => path), ['SECURITY.md']);
      assert.match(same.out, /Nothing changed/);
      const changed = world.copy(second);
      appendFileSync(join(changed, 'evidence/assay.yaml'), '#\n');
      const { code, err } = await assay('diff', dossier, changed, '--at', at);
      assert.deepEqual([code, /Refused \(evidence-changed\)/.test(err)], [2, true]);
    });
  });
});
