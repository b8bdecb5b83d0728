import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Refused } from '../../attest/refusal.ts';
import type { Verification } from '../../dossier/verify/verify.ts';
import { layout } from '../../dossier/dossier-layout.ts';
import { VerificationRefused } from '../../dossier/verify/verification-refused.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import { addJob } from '../../store/jobs/job-rows.ts';
import type { JobHandler } from '../../store/jobs/run-jobs.ts';
import type { Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { billsAmong, type ReadBill } from '../exchange/keep-bills.ts';
import { wayOutOfLooks } from '../purchases/way-out-of-looks.ts';
import type { Services } from '../services.ts';
import { keepDossierCheck, type CheckedDossier } from './keep-dossier-check.ts';

/** The kind of job that verifies a maker’s published dossier and runs its checks again. */
export const dossierJob = 'verify-maker-dossier';

const inputShape = z.object({ vendorDossierId: z.string() });

/** Has a maker’s dossier verified, unless that is waiting already. @returns the job */
export async function askDossierCheck(rows: Writer, ports: Services['ports'], vendorDossierId: string, askedBy: string, at: string): Promise<string> {
  const last = await rows.selectFrom('vendorDossier').innerJoin('job', 'job.id', 'vendorDossier.jobId').select('job.id').where('vendorDossier.id', '=', vendorDossierId).where('job.state', '=', 'waiting').executeTakeFirst();
  if (last !== undefined) return last.id;
  const id = newIdentifier(ports);
  await addJob(rows, { id, kind: dossierJob, input: { vendorDossierId } satisfies z.infer<typeof inputShape>, askedBy }, at);
  await rows.updateTable('vendorDossier').set({ jobId: id }).where('id', '=', vendorDossierId).execute();
  return id;
}

/** Does the work of `dossierJob`: fetches it through the guarded way out, verifies it against what is remembered of its publisher, and runs its checks anew. */
export function dossierHandler(services: Services, engineVersion: string): JobHandler {
  const { store } = services;
  return async ({ id, input, scope, signal, tell }) => {
    const { vendorDossierId } = inputShape.parse(input);
    const row = await store.read(scope, async (rows) => rows.selectFrom('vendorDossier').selectAll().where('id', '=', vendorDossierId).executeTakeFirstOrThrow());
    if (row.endedAt !== null) return null;
    tell({ done: 0, total: null, words: 'Fetching the dossier, and running its checks again.' });
    const outcome = await verified(services, row, engineVersion);
    signal.throwIfAborted();
    return keepDossierCheck(services, scope, id, row, outcome);
  };
}

async function verified(services: Services, row: Tables['vendorDossier'], engineVersion: string): Promise<CheckedDossier> {
  const nothing = { sequence: null, logSize: null, requirements: [], publisher: undefined, remembered: undefined, bills: undefined };
  await mkdir(services.scratchFolder, { recursive: true, mode: 0o700 });
  const own = await mkdtemp(join(services.scratchFolder, 'dossier-'));
  try {
    const memory = join(own, 'remembered');
    await mkdir(memory);
    if (row.publisher !== null && row.remembered !== null) await writeFile(join(memory, `${row.publisher}.json`), row.remembered, { mode: 0o600 });
    const [{ fetchDossier }, { verifyDossier }] = await Promise.all([import('../../dossier/verify/fetch-dossier.ts'), import('../../dossier/verify/verify.ts')]);
    const fetched = await fetchDossier(row.address, wayOutOfLooks(services, engineVersion), false, own);
    try {
      const verification = await verifyDossier({ folder: fetched.folder, memory, now: services.ports.now().getTime(), engineVersion, ...(row.publisher === null ? {} : { publisher: row.publisher }) });
      return { ...outcomeOf(verification), ...(await rememberedIn(memory)), bills: await billsIn(fetched.folder, verification) };
    } finally {
      fetched.close();
    }
  } catch (problem) {
    if (problem instanceof VerificationRefused) return { ...nothing, reason: problem.sentence, outcome: problem.code === 'withdrawn' ? 'withdrawn' : problem.code === 'not-fetched' || problem.code === 'file-missing' ? 'not-reached' : 'refused' };
    if (problem instanceof Refused) return { ...nothing, reason: problem.text, outcome: 'refused' };
    throw problem;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

function outcomeOf({ publication, log, requirements }: Verification): Pick<CheckedDossier, 'outcome' | 'sequence' | 'logSize' | 'reason' | 'requirements'> {
  const differs = requirements.some(({ state }) => state === 'changed' || state === 'contradicted');
  return { outcome: differs ? 'differs' : 'verified', reason: undefined, sequence: publication.predicate.sequence, logSize: log.size, requirements: requirements.map(({ requirement, state, published, now, reason }) => ({ requirement, state, published, now, reason })) };
}

/** What the public bills of a verified dossier list: each lies in its folder under its path, with the digest that was signed. */
async function billsIn(folder: string, { publication }: Verification): Promise<NonNullable<CheckedDossier['bills']>> {
  const { readEvidence } = await import('../../assess/read-evidence.ts');
  const lists: ReadBill[] = [];
  for (const item of publication.predicate.evidence) {
    if (item.state !== 'public' || item.kind !== 'sbom') continue;
    const bill = await readEvidence(join(folder, layout.evidence, item.path), 'sbom', 'collected');
    if (bill !== undefined) lists.push(...billsAmong([bill]));
  }
  return { product: publication.predicate.product.name, lists };
}

/** What the trust store holds after the verification: of one publisher, since it began with one at most. */
async function rememberedIn(memory: string): Promise<Pick<CheckedDossier, 'publisher' | 'remembered'>> {
  const [file] = (await readdir(memory)).filter((name) => name.endsWith('.json'));
  return file === undefined ? { publisher: undefined, remembered: undefined } : { publisher: file.slice(0, -'.json'.length), remembered: await readFile(join(memory, file), 'utf8') };
}
