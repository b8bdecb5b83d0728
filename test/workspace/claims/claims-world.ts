import assert from 'node:assert/strict';
import type { Actor } from '../../../src/identity/actor.ts';
import { runJobs } from '../../../src/store/jobs/run-jobs.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { addRelease } from '../../../src/workspace/acts/products/add-release.ts';
import { addEvidence } from '../../../src/workspace/acts/products/add-evidence.ts';
import { askAssessment } from '../../../src/workspace/acts/products/ask-assessment.ts';
import { createProduct } from '../../../src/workspace/acts/products/create-product.ts';
import { readJob } from '../../../src/workspace/acts/products/read-job.ts';
import { readRequirement } from '../../../src/workspace/acts/products/read-requirement.ts';
import { setStatement } from '../../../src/workspace/acts/products/set-statement.ts';
import { assessmentHandler, assessmentJob } from '../../../src/workspace/measured/assess-release.ts';
import { openWorld, type World } from '../support/world.ts';

/** A workspace with a security lead and a product that has one release. */
export interface ClaimsWorld extends World {
  readonly acme: Scope;
  readonly lead: Actor;
  readonly product: string;
  readonly release: string;
  /** Assesses the release and gives the id. */
  readonly assessed: () => Promise<string>;
  /** The verdict on a requirement in an assessment. */
  readonly verdictIn: (assessment: string, requirement: string) => Promise<{ readonly verdict: string; readonly reason: string; readonly parts: readonly { readonly name: string; readonly verdict: string; readonly reason: string; readonly findings: readonly { readonly message: string }[] }[] }>;
  readonly hand: (path: string, text: string) => Promise<string>;
}

export async function claimsWorld(): Promise<ClaimsWorld> {
  const world = await openWorld();
  const acme = await world.organisation('acme');
  const lead = await world.person(acme, { roles: [{ role: 'security-lead', productId: null }], isSteppedUp: true });
  const { id: product } = await world.door.perform(lead, createProduct, { slug: 'gateway', name: 'Gateway' });
  const { id: release } = await world.door.perform(lead, addRelease, { product, version: '1.0' });
  await world.door.perform(lead, setStatement, { product, statement: 'assay: 1\nproduct:\n  name: Gateway\n  maker: Acme\n  version: "1.0"\n  leavesOut: []\nevidence:\n  - path: sbom\n  - path: policies\n  - path: .well-known/security.txt\n' });
  return {
    ...world, acme, lead, product, release,
    assessed: async () => {
      const { job } = await world.door.perform(lead, askAssessment, { release });
      const runner = runJobs({ store: world.store, handlers: { [assessmentJob]: assessmentHandler(world.services, '0.0.0') }, now: world.services.ports.now, processId: 'one', wordsOf: String, pauseMilliseconds: 10 });
      try {
        for (;;) {
          const { state, result, problem } = await world.door.perform(lead, readJob, { job });
          assert.ok(state === 'waiting' || state === 'running' || state === 'done', problem ?? state);
          if (result !== null) return result.assessmentId;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      } finally {
        await runner.stop();
        world.pass(1000);
      }
    },
    verdictIn: async (assessment, requirement) => world.door.perform(lead, readRequirement, { assessment, requirement }),
    hand: async (path, text) => {
      const stored = await world.services.evidence.put(acme, (async function* () { yield Buffer.from(text); })(), 1_000_000);
      return (await world.door.perform(lead, addEvidence, { release, path, ...stored })).id;
    },
  };
}
