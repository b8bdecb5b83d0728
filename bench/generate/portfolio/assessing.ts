import type { JobHandler } from '../../../src/store/jobs/run-jobs.ts';
import { addEvidence } from '../../../src/workspace/acts/products/add-evidence.ts';
import { readStored, type ReadingSummary } from '../../../src/workspace/measured/inspection-summary.ts';
import { assessedRelease, assessmentInput } from '../../../src/workspace/measured/assess-release.ts';
import { keepAssessed, type AssessedRelease } from '../../../src/workspace/measured/keep-assessed.ts';
import { historyOf } from '../../../src/workspace/goals/measure-rows.ts';
import type { EvidenceText } from './evidence-files.ts';
import type { Workplace } from '../workplace.ts';

const version = '0.0.0';
const bytesMost = 100_000_000;

/**
 * Handing over and assessing, where the same bytes are read once: the act and what the job keeps are the product’s own,
 * and only the process that reads a file, or that assesses, is spared for products of the same line.
 */
export class Assessing {
  readonly #readings = new Map<string, ReadingSummary>();
  readonly #assessed = new Map<number, AssessedRelease>();
  readonly #lineOf: (productId: string) => number;

  constructor(lineOf: (productId: string) => number) {
    this.#lineOf = lineOf;
  }

  /** A new month: what was assessed before is not this month’s. */
  begin(): void {
    this.#assessed.clear();
  }

  async handOver({ services, home, perform }: Workplace, release: string, { path, text }: EvidenceText): Promise<string> {
    const stored = await services.evidence.put(home, (async function* once() { yield Buffer.from(text); })(), bytesMost);
    const key = `${stored.digest} ${path.split('/').at(-1) ?? path}`;
    const reading = this.#readings.get(key) ?? await readStored(services, home, { path, digest: stored.digest }, services.ports.now().toISOString());
    this.#readings.set(key, reading);
    return (await perform({ ...addEvidence, prepare: async () => reading }, { release, path, ...stored })).id;
  }

  /** The job of an assessment. The first product of a line is assessed; for the others of the line the same is kept by the same function, under their own name, release and files. */
  handler({ services, home }: Workplace): JobHandler {
    return async ({ id, input, askedBy, tell }) => {
      const of = assessmentInput.parse(input);
      const line = this.#lineOf(of.productId);
      const known = this.#assessed.get(line);
      if (known === undefined) {
        const assessed = await assessedRelease(services, home, of, version, tell);
        this.#assessed.set(line, assessed);
        return keepAssessed(services, home, { id, askedBy, ...of }, assessed);
      }
      const own = await services.store.read(home, async (rows) => ({
        name: (await rows.selectFrom('product').select('name').where('id', '=', of.productId).executeTakeFirstOrThrow()).name,
        version: (await rows.selectFrom('release').select('version').where('id', '=', of.releaseId).executeTakeFirstOrThrow()).version,
        files: await rows.selectFrom('evidenceFile').select(['id', 'path', 'digest', 'receivedAt', 'kinds']).where('releaseId', '=', of.releaseId).where('removedAt', 'is', null).orderBy('path').execute(),
        history: await historyOf(rows, of.productId),
      }));
      return keepAssessed(services, home, { id, askedBy, ...of }, { ...known, ...own, assessment: { ...known.assessment, assessedAt: services.ports.now().toISOString(), product: { ...known.assessment.product, name: own.name } } });
    };
  }
}
