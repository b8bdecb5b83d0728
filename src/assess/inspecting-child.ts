/**
 * The reading process of `assay inspect`. As hostile files are read in it, it starts with as few rights as any (`analyser`);
 * it also runs the checks, so that the facts of a large file need not be written and read once more on their way out.
 */
import { perform } from '../analyser/perform.ts';
import type { Task } from '../analyser/protocol.ts';
import { serve } from '../analyser/serve.ts';
import { sbomChecks } from '../check/sbom/sbom-checks.ts';
import { canRun, runAbleCheck } from '../judge/run-able-check.ts';
import type { Check } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Text } from '../model/text.ts';
import { sbomSummary } from '../report/sbom-summary.ts';
import { accountOf } from './account.ts';
import type { Inspection } from './inspection.ts';

/** What the process is asked. */
export interface InspectionTask {
  readonly task: Task;
  /** What the checks compare it with. */
  readonly beside?: readonly Task[];
  /** RFC 3339, UTC. */
  readonly assessedAt: string;
}

void serve(async (asked: InspectionTask) => ({ results: await inspect(asked) }));

async function inspect({ task, assessedAt, beside = [] }: InspectionTask): Promise<Inspection> {
  const read = await perform(task);
  const { evidence, entry } = accountOf({ task, results: read }, { isNamed: true });
  const members = read[0]?.members;
  const looked = { entries: entry, ...(members === undefined ? {} : { members }) };
  if (evidence.length === 0) return { ...looked, says: [], findings: [], measures: [] };
  const all = [...evidence];
  for (const one of beside) all.push(...accountOf({ task: one, results: await perform(one) }, { isNamed: true }).evidence);
  const able = (await checksFor(all)).filter((check) => canRun(check, all));
  const results = able.map((check) => runAbleCheck(check, all, { assessedAt }));
  return {
    ...looked,
    says: await Promise.all(evidence.map(async (item) => ({ path: item.artifact.path, kind: item.kind, says: await summaryOf(item) }))),
    findings: results.flatMap((result) => result.findings),
    measures: results.flatMap((result) => result.measures),
  };
}

/** The sentences of an SBOM come without those of all other kinds, for the same reason as its checks. */
async function summaryOf(item: Evidence): Promise<readonly Text[]> {
  if (isSbom(item)) return sbomSummary(item.facts);
  return (await import('../report/evidence-summary.ts')).summaryOf(item);
}

function isSbom(item: Evidence): item is Evidence<'sbom'> {
  return item.kind === 'sbom';
}

/** All that can run on the evidence are among them. To load every check takes as long as to read a thousand components. */
async function checksFor(evidence: readonly Evidence[]): Promise<readonly Check[]> {
  if (evidence.every(({ kind }) => kind === 'sbom')) return sbomChecks;
  if (evidence.every(({ kind }) => kind === 'cve-records')) return (await import('../check/cve/cve-checks.ts')).cveChecks;
  return (await import('../check/index.ts')).checks;
}
