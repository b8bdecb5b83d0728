import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { runJobs } from '../../../src/store/jobs/run-jobs.ts';
import { addEvidence } from '../../../src/workspace/acts/products/add-evidence.ts';
import { askAssessment } from '../../../src/workspace/acts/products/ask-assessment.ts';
import { readJob } from '../../../src/workspace/acts/products/read-job.ts';
import { assessmentHandler, assessmentJob } from '../../../src/workspace/measured/assess-release.ts';
import type { World } from './world.ts';

/** Hands a file over as the server does: asks, puts the bytes away, then does the act. */
export async function handOver({ door, services }: World, scope: Scope, actor: Actor, release: string, path: string, text: string): Promise<string> {
  const stored = await services.evidence.put(scope, (async function* () { yield Buffer.from(text); })(), 10_000_000);
  return (await door.perform(actor, addEvidence, { release, path, ...stored })).id;
}

/** Has a release assessed, and gives the assessment’s id. */
export async function assessedNow({ store, door, services }: World, actor: Actor, release: string): Promise<string> {
  const { job } = await door.perform(actor, askAssessment, { release });
  const runner = runJobs({ store, handlers: { [assessmentJob]: assessmentHandler(services, '0.0.0') }, now: services.ports.now, processId: 'one', wordsOf: String, pauseMilliseconds: 20 });
  try {
    for (;;) {
      const { result, problem } = await door.perform(actor, readJob, { job });
      if (problem !== null) throw new Error(problem);
      if (result !== null) return result.assessmentId;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    await runner.stop();
  }
}

/** Sign-in statistics of customers, a month a row of figures: accounts without a second factor, with one-time passwords, with FIDO2. */
export function signInStatistics(months: readonly (readonly [month: string, none: number, totp: number, fido2: number])[]): string {
  const lines = months.flatMap(([month, none, totp, fido2]) => ([['none', none], ['totp', totp], ['fido2', fido2]] as const).map(([factor, accounts]) => `${month},customers,user,${factor},${accounts},${none + totp + fido2}`));
  return `period,population,role,factor,accounts,active\n${lines.join('\n')}\n`;
}
