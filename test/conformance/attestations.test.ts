/** In-toto statements and Sigstore bundles that no one on this project made, through the reader and the process that verifies them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inspectFile } from '../../src/assess/inspect.ts';
import type { Attestations } from '../../src/model/evidence/attestation.ts';
import { headOf } from '../../src/read/head.ts';
import { inToto } from '../../src/read/in-toto/index.ts';
import { readers } from '../../src/read/index.ts';
import type { Reading } from '../../src/read/reader.ts';
import { sourceOf, type Source } from '../../src/read/source.ts';
import { verifiedAttestation } from '../../src/analyser/verify-attestation.ts';
import { attackCases, hasAttackData } from './attack/cases.ts';

const folder = new URL('../../../shared/data/intoto/', import.meta.url);
const options = existsSync(folder) ? {} : { skip: '../shared/data is not here' };

async function readingOf(source: Source): Promise<Reading<'attestation'>> {
  return verifiedAttestation(source, await inToto.read(source), undefined);
}

suite('real Sigstore bundles', options, () => {
  test('are read and verified offline, but for the one that brings its own root', async () => {
    const home = new URL('bundles/tests/bundles/', folder);
    const seen: Record<string, number> = {};
    let withMail = 0;
    for (const name of readdirSync(home).filter((file) => file.endsWith('.sigstore'))) {
      const source = sourceOf(name, readFileSync(new URL(name, home)));
      assert.deepEqual(readers.filter((reader) => reader.accepts(headOf(source))).map(({ id }) => id), ['in-toto'], name);
      const reading = await readingOf(source);
      const [statement] = reading.facts?.statements ?? [];
      assert.equal(statement?.subjects[0]?.purl, 'pkg:npm/sigstore@1.0.0', name);
      const state = statement.signature.state === 'verified' ? statement.signature.log : `${statement.signature.state} ${'why' in statement.signature ? statement.signature.why : ''}`;
      seen[`${reading.format} ${state}`] = (seen[`${reading.format} ${state}`] ?? 0) + 1;
      if (statement.signature.state === 'verified' && statement.signature.identity.kind === 'mail-address') withMail += 1;
      assert.doesNotMatch(JSON.stringify(reading), /[\w.]+@[\w-]+\.(?:com|org|net)/, `${name} shows a mail address`);
    }
    assert.deepEqual(seen, { 'sigstore-bundle-0.1 promised': 2, 'sigstore-bundle-0.1 proved': 2, 'sigstore-bundle-0.1 not-verified form': 1, 'sigstore-bundle-0.2 proved': 2, 'sigstore-bundle-0.3 proved': 2 });
    assert.equal(withMail, 8);
    process.stdout.write('attestations: 9 real bundles read, 8 verified offline by the reading process, 1 refused\n');
  });

  test('are verified in the process without permissions too', async () => {
    const { says, entries } = await inspectFile(fileURLToPath(new URL('bundles/tests/bundles/bundleV03-intoto.sigstore', folder)), '2026-11-22T00:00:00Z');
    assert.deepEqual(entries.map(({ state, kind }) => [state, kind]), [['read', 'attestation']]);
    assert.match(JSON.stringify(says), /its signature holds/);
  });
});

suite('the in-toto specification', options, () => {
  test('every example that is JSON and a statement is read', async () => {
    const home = new URL('spec/', folder);
    let statements = 0;
    const predicates = new Set<string>();
    const refused: string[] = [];
    for (const file of readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))) {
      for (const [, example = ''] of readFileSync(new URL(file, home), 'utf8').matchAll(/```jsonc?\n([\s\S]*?)```/g)) {
        const plain = plainJson(example);
        if (plain === undefined) continue;
        const source = sourceOf(file, new TextEncoder().encode(plain));
        if (!inToto.accepts(headOf(source))) continue;
        const { facts } = await inToto.read(source);
        if (facts === undefined) refused.push(file);
        statements += facts?.statements.length ?? 0;
        for (const { predicate } of facts?.statements ?? []) predicates.add(predicate);
      }
    }
    assert.equal(statements, 14);
    assert.deepEqual([...predicates].sort(), ['attribute-report', 'publication', 'reference', 'release', 'simple-verification-result', 'test-result']);
    // Its signature is written as `…`.
    assert.deepEqual(refused, ['v0.1.0/README.md']);
    process.stdout.write(`attestations: ${statements} statements of the specification read, of ${predicates.size} predicates\n`);
  });
});

/** An example without its comments and last commas; undefined when it leaves something out. */
function plainJson(example: string): string | undefined {
  const text = example.replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/,\s*\/\/[^"\n]*$/gm, ',').replaceAll(/,(\s*[}\]])/g, '$1');
  try {
    JSON.parse(text);
    return text;
  } catch {
    return undefined;
  }
}

suite('attack cases on envelopes', hasAttackData ? {} : { skip: '../shared/data is not here' }, () => {
  test('none is trusted: refused, with a finding, or read as signed by nobody that is known', async () => {
    const seen = { accepted: 0, refused: 0, finding: 0, unverified: 0, notAccepted: 0 };
    for (const one of attackCases(['dsse'])) {
      const source = sourceOf(one.file, one.bytes());
      const startedAt = performance.now();
      if (!inToto.accepts(headOf(source))) {
        seen.notAccepted += 1;
        continue;
      }
      const { facts, notes } = await readingOf(source);
      assert.ok(performance.now() - startedAt < one.maxMs * 3, one.id);
      if (one.expect === 'accept') assert.ok(facts, one.id);
      trusted(facts, one.id);
      if (one.expect === 'accept') seen.accepted += 1;
      else if (facts === undefined) seen.refused += 1;
      else if (notes.some(({ level }) => level === 'finding')) seen.finding += 1;
      else seen.unverified += 1;
    }
    process.stdout.write(`attestations: 67 attack cases on envelopes, ${JSON.stringify(seen)}\n`);
    assert.equal(Object.values(seen).reduce((sum, count) => sum + count), 67);
    assert.equal(seen.accepted, 3);
    assert.ok(seen.refused >= 20, `${seen.refused}`);
  });
});

/** No envelope with a bare key is ever verified by what comes in it. */
function trusted(facts: Attestations | undefined, id: string): void {
  for (const { signature } of facts?.statements ?? []) assert.deepEqual(signature, { state: 'not-verified', why: 'key' }, id);
}
