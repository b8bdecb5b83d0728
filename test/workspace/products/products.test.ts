import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import { rawText } from '../../../src/model/text.ts';
import { runJobs } from '../../../src/store/jobs/run-jobs.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { addEvidence } from '../../../src/workspace/acts/products/add-evidence.ts';
import { addRelease } from '../../../src/workspace/acts/products/add-release.ts';
import { archiveProduct } from '../../../src/workspace/acts/products/archive-product.ts';
import { askAssessment } from '../../../src/workspace/acts/products/ask-assessment.ts';
import { cancelJob } from '../../../src/workspace/acts/products/cancel-job.ts';
import { compareAssessment } from '../../../src/workspace/acts/products/compare-assessment.ts';
import { createProduct } from '../../../src/workspace/acts/products/create-product.ts';
import { downloadEvidence } from '../../../src/workspace/acts/products/download-evidence.ts';
import { listAssessments } from '../../../src/workspace/acts/products/list-assessments.ts';
import { listEvidence } from '../../../src/workspace/acts/products/list-evidence.ts';
import { listProducts } from '../../../src/workspace/acts/products/list-products.ts';
import { listReleases } from '../../../src/workspace/acts/products/list-releases.ts';
import { readAssessment } from '../../../src/workspace/acts/products/read-assessment.ts';
import { readJob } from '../../../src/workspace/acts/products/read-job.ts';
import { readProduct } from '../../../src/workspace/acts/products/read-product.ts';
import { removeEvidence } from '../../../src/workspace/acts/products/remove-evidence.ts';
import { setStatement } from '../../../src/workspace/acts/products/set-statement.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import type { Act } from '../../../src/workspace/act.ts';
import { assessmentHandler, assessmentJob } from '../../../src/workspace/measured/assess-release.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let acme: Scope;
let lead: Actor;
describe('products', () => {
  before(async () => {
    world = await openWorld();
    acme = await world.organisation('acme');
    lead = await world.person(acme, { roles: [{ role: 'security-lead', productId: null }] });
  });
  after(async () => world.close());

  const statement = 'assay: 1\nproduct:\n  name: Gateway\n  maker: Acme\n  version: "1.0"\n';
  const bill = (versions: readonly (string | undefined)[]): string => JSON.stringify({
    bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: { type: 'application', name: 'gateway', version: '1.0' } },
    components: versions.map((version, index) => ({ type: 'library', name: `part-${index}`, ...(version === undefined ? {} : { version }) })),
  });

  /** Uploads as the server does: asks, puts the bytes away, then does the act. */
  async function hand(actor: Actor, release: string, path: string, text: string) {
    await world.door.permit(actor, addEvidence, { release, path, digest: '0'.repeat(64), sizeBytes: 0 });
    const stored = await world.services.evidence.put(acme, (async function* () { yield Buffer.from(text); })(), 1_000_000);
    return world.door.perform(actor, addEvidence, { release, path, ...stored });
  }

  async function refusal<Input, Output>(actor: Actor, act: Act<Input, Output>, input: unknown): Promise<ActRefused> {
    const problem = await world.door.perform(actor, act, input).then(() => undefined, (thrown: unknown) => thrown);
    assert.ok(problem instanceof ActRefused, String(problem));
    return problem;
  }

  async function assessed(actor: Actor, release: string): Promise<string> {
    const { job } = await world.door.perform(actor, askAssessment, { release });
    const runner = runJobs({ store: world.store, handlers: { [assessmentJob]: assessmentHandler(world.services, '0.0.0') }, now: world.services.ports.now, processId: 'one', wordsOf: String, pauseMilliseconds: 20 });
    try {
      for (;;) {
        const { state, result, problem } = await world.door.perform(actor, readJob, { job });
        assert.ok(state === 'waiting' || state === 'running' || state === 'done', problem ?? state);
        if (result !== null) return result.assessmentId;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    } finally {
      await runner.stop();
    }
  }

  test('a bill is handed over, read at once, assessed, and what changed is told', async () => {
    const product = await world.door.perform(lead, createProduct, { slug: 'gateway', name: 'Gateway' });
    const release = await world.door.perform(lead, addRelease, { product: product.id, version: '1.0' });
    const added = await hand(lead, release.id, 'sbom/gateway.cdx.json', bill(['1.0.0', undefined, '2.0.0']));
    assert.equal(rawText(added.reading.says[0] ?? { parts: [] }), 'A bill of 3 components in CycloneDX 1.6; 1 without version, 3 without identifier, 3 without hash.');
    assert.deepEqual(added.reading.entries.map(({ kind, state }) => [kind, state]), [['sbom', 'read']]);

    const first = await assessed(lead, release.id);
    const shown = await world.door.perform(lead, readAssessment, { assessment: first });
    assert.equal(shown.product, 'gateway');
    assert.equal(shown.goals.length, 7);
    assert.ok(shown.verdicts.length > 20);
    assert.equal((await world.door.perform(lead, compareAssessment, { assessment: first })).difference, null);

    world.pass(60_000);
    await world.door.perform(lead, setStatement, { product: product.id, statement: `${statement}evidence:\n  - path: sbom/gateway.cdx.json\n` });
    await hand(lead, release.id, 'sbom/gateway.cdx.json', bill(['1.0.0', '1.5.0', '2.0.0']));
    assert.equal((await world.door.perform(lead, listEvidence, { release: release.id })).files.length, 1, 'the new file replaces the old one');
    const second = await assessed(lead, release.id);
    const { difference } = await world.door.perform(lead, compareAssessment, { assessment: second });
    assert.ok(difference !== null);
    assert.equal(difference.before.id, first);
    assert.ok(difference.figures.length + difference.verdicts.length + difference.goneFindings.length > 0);
    assert.deepEqual((await world.door.perform(lead, listAssessments, { release: release.id })).assessments.map(({ id }) => id), [second, first]);
    const page = await world.door.perform(lead, listAssessments, { release: release.id, limit: 1 });
    assert.deepEqual((await world.door.perform(lead, listAssessments, { release: release.id, limit: 1, after: page.next })).assessments.map(({ id }) => id), [first]);
    const entries = await world.store.read(acme, async (rows) => rows.selectFrom('auditEntry').select(['actor', 'target']).where('action', '=', 'assessment.complete').execute());
    assert.deepEqual(entries, [{ actor: 'system', target: `assessment:${first}` }, { actor: 'system', target: `assessment:${second}` }]);
  });

  test('a statement that can’t be read is refused with its places, and one that was changed meanwhile too', async () => {
    const product = await world.door.perform(lead, createProduct, { slug: 'ledger', name: 'Ledger' });
    const { revision } = await world.door.perform(lead, readProduct, { product: product.id });
    const wrong = await refusal(lead, setStatement, { product: product.id, statement: 'assay: 1\nproduct:\n  nome: Ledger\n' });
    assert.equal(wrong.refusal, 'invalid-input');
    assert.match(wrong.problems[0]?.path ?? '', /^statement:\d+:\d+$/u);
    assert.equal((await refusal(lead, setStatement, { product: product.id, statement: 'hello' })).refusal, 'invalid-input');
    await world.door.perform(lead, setStatement, { product: product.id, statement, ifMatch: revision });
    assert.equal((await refusal(lead, setStatement, { product: product.id, statement: '', ifMatch: revision })).refusal, 'changed-meanwhile');
  });

  test('a path that leads elsewhere, collides or stands for the statement is refused', async () => {
    const product = await world.door.perform(lead, createProduct, { slug: 'paths', name: 'Paths' });
    const release = await world.door.perform(lead, addRelease, { product: product.id, version: '1' });
    for (const path of ['../x', '/etc/passwd', 'a/../../b', 'a//b', 'c:\\x', 'assay.yaml', '.git/config', 'a\u0000b', 'a/.', 'x '.repeat(200)]) {
      assert.equal((await refusal(lead, addEvidence, { release: release.id, path, digest: '0'.repeat(64), sizeBytes: 1 })).refusal, 'invalid-input', path);
    }
    await hand(lead, release.id, 'logs/one', 'text');
    await assert.rejects(hand(lead, release.id, 'logs', 'text'), (problem) => problem instanceof ActRefused && problem.refusal === 'conflict');
  });

  test('an owner sees only their products, a vendor contact only their own uploads, a build reads no evidence back', async () => {
    const one = await world.door.perform(lead, createProduct, { slug: 'one', name: 'One' });
    const release = await world.door.perform(lead, addRelease, { product: one.id, version: '1' });
    const ours = await hand(lead, release.id, 'ours.txt', 'internal');
    const owner = await world.person(acme, { roles: [{ role: 'product-owner', productId: one.id }] });
    assert.deepEqual((await world.door.perform(owner, listProducts, {})).products.map(({ slug }) => slug), ['one']);
    assert.ok((await world.door.perform(lead, listProducts, {})).products.length > 1);
    const vendor = await world.person(acme, { roles: [{ role: 'vendor-contact', productId: one.id }] });
    const theirs = await hand(vendor, release.id, 'theirs.txt', 'answer');
    assert.deepEqual((await world.door.perform(vendor, listEvidence, { release: release.id })).files.map(({ path }) => path), ['theirs.txt']);
    assert.equal((await world.door.perform(vendor, downloadEvidence, { evidence: theirs.id })).fileName, 'theirs.txt');
    assert.equal((await refusal(vendor, downloadEvidence, { evidence: ours.id })).refusal, 'not-found');
    const build = await world.person(acme, { roles: [{ role: 'product-owner', productId: one.id }], token: { kind: 'build', acts: ['evidence.add', 'evidence.download', 'evidence.remove'], productIds: [one.id] } });
    const pushed = await hand(build, release.id, 'pushed.txt', 'x');
    assert.equal((await refusal(build, downloadEvidence, { evidence: pushed.id })).refusal, 'not-allowed');
    assert.equal((await refusal(build, removeEvidence, { evidence: pushed.id })).refusal, 'not-allowed');
  });

  test('lists come in pages without loss or repetition', async () => {
    const product = await world.door.perform(lead, createProduct, { slug: 'paged', name: 'Paged' });
    for (let index = 0; index < 7; index += 1) {
      await world.door.perform(lead, addRelease, { product: product.id, version: `1.${index}` });
      if (index % 2 === 0) world.pass(1);
    }
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { readonly releases: readonly { readonly version: string }[]; readonly next: string | null } = await world.door.perform(lead, listReleases, { product: product.id, limit: 3, ...(after === null ? {} : { after }) });
      seen.push(...page.releases.map(({ version }) => version));
      after = page.next;
    } while (after !== null);
    assert.equal(seen.length, 7);
    assert.equal(new Set(seen).size, 7);
    assert.equal((await refusal(lead, listReleases, { product: product.id, after: '1; drop table release' })).refusal, 'invalid-input');
  });

  test('an archived product takes nothing more, and a job that is cancelled keeps nothing', async () => {
    const product = await world.door.perform(lead, createProduct, { slug: 'old', name: 'Old' });
    const release = await world.door.perform(lead, addRelease, { product: product.id, version: '1' });
    const { job } = await world.door.perform(lead, askAssessment, { release: release.id });
    assert.equal((await world.door.perform(lead, askAssessment, { release: release.id })).job, job, 'the same job is not asked for twice');
    assert.deepEqual(await world.door.perform(lead, cancelJob, { job }), { state: 'cancelled' });
    assert.equal((await refusal(lead, cancelJob, { job })).refusal, 'conflict');
    await world.door.perform(lead, archiveProduct, { product: product.id });
    assert.equal((await refusal(lead, addRelease, { product: product.id, version: '2' })).refusal, 'conflict');
    assert.equal((await refusal(lead, createProduct, { slug: 'old', name: 'Again' })).refusal, 'conflict');
  });
});
