/** The attack cases against a log’s verifier: each through the core that `assay audit verify` uses, with entries in the set’s own words. */
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openCheckpoint } from '../../src/attest/checkpoint.ts';
import { admitPublicKey } from '../../src/attest/public-key.ts';
import { Refused } from '../../src/attest/refusal.ts';
import { LogRefused } from '../../src/audit/log-refused.ts';
import { LogVerifier, type SeenLog } from '../../src/audit/log-verifier.ts';
import type { EntryFacts } from '../../src/audit/entry-facts.ts';
import { rawText } from '../../src/model/text.ts';
import { attackCases, hasAttackData, tryCase, type AttackOutcome } from './attack/cases.ts';

const origin = 'assay.example/audit';
const cases = 22;

interface Shown {
  readonly entries: readonly string[];
  readonly checkpoint: string;
  readonly previous: string;
  readonly claimRoot?: string;
  readonly lastSeenSize?: number;
}

/** The set numbers its entries and names no entry before. */
function factsOf(bytes: Buffer, start: number): EntryFacts | undefined {
  try {
    const { seq, ts = '' } = JSON.parse(bytes.toString('utf8', start)) as { readonly seq?: number; readonly ts?: string };
    return seq === undefined ? undefined : { sequence: seq, at: ts, previous: undefined };
  } catch {
    return undefined;
  }
}

/** What is shown counts as accepted when every entry is proven, and the root that is claimed is the one that was signed. */
async function run(bytes: Uint8Array): Promise<{ outcome: AttackOutcome; output: string }> {
  const pem = readFileSync(new URL('../../../shared/data/attack/dsse/keys/vendor.pub.pem', import.meta.url), 'utf8');
  const keys = [await admitPublicKey(new Uint8Array(createPublicKey(pem).export({ format: 'der', type: 'spki' }).subarray(-32)))];
  const { entries, checkpoint, previous, claimRoot, lastSeenSize } = JSON.parse(new TextDecoder().decode(bytes)) as Shown;
  try {
    const earlier = await openCheckpoint(Buffer.from(previous), origin, keys);
    const seen: SeenLog = lastSeenSize === undefined ? { size: earlier.size, root: earlier.root.toHex() } : { size: lastSeenSize };
    const verifier = new LogVerifier({ origin, keys, facts: factsOf, seen });
    const covers = Number(checkpoint.split('\n')[1]);
    const place = covers >= 0 && covers <= entries.length ? covers : entries.length;
    for (const [index, entry] of entries.entries()) {
      if (index === place) await verifier.checkpoint(Buffer.from(checkpoint));
      verifier.entry(Buffer.from(`\0${entry}`));
    }
    if (place === entries.length) await verifier.checkpoint(Buffer.from(checkpoint));
    const report = verifier.end();
    const isProven = report.provenTo === report.size && (claimRoot === undefined || Buffer.from(claimRoot, 'base64').toString('hex') === report.root);
    return { outcome: isProven ? 'accepted' : 'rejected', output: JSON.stringify(report) };
  } catch (problem) {
    if (problem instanceof LogRefused || problem instanceof Refused) return { outcome: 'rejected', output: rawText(problem.text) };
    throw problem;
  }
}

test('the attack cases against a log come out as expected', { skip: hasAttackData ? false : '../shared/data is not here: the attack cases were skipped' }, async () => {
  const all = attackCases(['audit-log verifier']);
  assert.equal(all.length, cases);
  const problems: string[] = [];
  for (const attack of all) {
    const problem = await tryCase(attack, run);
    if (problem !== undefined) problems.push(problem);
  }
  assert.deepEqual(problems, []);
});

test('a clock that was set back is flagged, and the entries stay in their order', { skip: !hasAttackData }, async () => {
  const attack = attackCases(['audit-log verifier']).find(({ id }) => id === 'auditlog/clock_back');
  assert.ok(attack !== undefined);
  const shown = JSON.parse(new TextDecoder().decode(attack.bytes())) as Shown;
  // The checkpoint that was seen before is of the log with another time, so it is left out here.
  const { outcome, output } = await run(Buffer.from(JSON.stringify({ ...shown, previous: shown.checkpoint })));
  assert.deepEqual([outcome, (JSON.parse(output) as { readonly clockBack: { readonly entries: number } }).clockBack.entries > 0], ['accepted', true]);
});
