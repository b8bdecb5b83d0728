import { appendEntry } from '../../audit/append-entry.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import { addJob } from '../../store/jobs/job-rows.ts';
import type { JobHandler } from '../../store/jobs/run-jobs.ts';
import type { Scope } from '../../store/scope.ts';
import type { Reader } from '../../store/store.ts';
import type { Services } from '../services.ts';

/** The kind of job that removes bytes of evidence which no row names: of uploads that were refused or ended by a crash. */
export const sweepJob = 'sweep-evidence';

/** Age from which bytes may go, hours. A row comes minutes after its bytes at most, and putting bytes makes them new again. */
const ageHours = 24;
/** Between two sweeps of an organisation. */
const everyHours = 24;
/** Digests that are asked for in one query. */
const batchMost = 200;
const hour = 3_600_000;

/** Plans a sweep of each organisation that had none for a day; the job is any server's to do. */
export async function planSweeps({ store, ports }: Pick<Services, 'store' | 'ports'>, scopes: readonly Scope[]): Promise<void> {
  const now = ports.now();
  const since = new Date(now.getTime() - everyHours * hour).toISOString();
  for (const scope of scopes) {
    const isPlanned = async (rows: Reader): Promise<boolean> => (await rows.selectFrom('job').select('id').where('kind', '=', sweepJob).where('createdAt', '>', since).limit(1).executeTakeFirst()) !== undefined;
    if (await store.read(scope, isPlanned)) continue;
    await store.write(scope, async (rows) => {
      if (await isPlanned(rows)) return;
      await rows.deleteFrom('job').where('kind', '=', sweepJob).where('state', 'in', ['done', 'failed', 'cancelled']).execute();
      await addJob(rows, { id: newIdentifier(ports), kind: sweepJob, input: {}, askedBy: 'system' }, now.toISOString());
    });
  }
}

/** Does the work of `sweepJob`. What a row names stays, a removed file's too: assessments were made from it. */
export function sweepHandler({ store, evidence, ports }: Pick<Services, 'store' | 'evidence' | 'ports'>): JobHandler {
  return async ({ scope, signal, tell }) => {
    const before = new Date(ports.now().getTime() - ageHours * hour);
    const published = await store.read(scope, publishedDigests);
    let looked = 0;
    let removed = 0;
    let bytes = 0;
    const sweep = async (old: ReadonlyMap<string, number>): Promise<void> => {
      const named = await store.read(scope, async (rows) => namedAmong(rows, [...old.keys()]));
      for (const [digest, sizeBytes] of old) {
        signal.throwIfAborted();
        if (named.has(digest) || published.has(digest) || !(await evidence.removeOld(scope, digest, before))) continue;
        removed += 1;
        bytes += sizeBytes;
      }
    };
    let old = new Map<string, number>();
    for await (const { digest, sizeBytes, changedAt } of evidence.list(scope)) {
      looked += 1;
      if (changedAt < before) old.set(digest, sizeBytes);
      if (old.size < batchMost) continue;
      await sweep(old);
      old = new Map();
      tell({ done: looked, total: null, words: 'Looking for bytes that nothing names.' });
    }
    await sweep(old);
    if (removed > 0) await store.write(scope, async (rows) => appendEntry(rows, { actor: 'system', action: 'evidence.sweep', target: `organisation:${scope.organisationId}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: { looked, removed, bytes } }, ports.now().toISOString()));
    return { looked, removed, bytes };
  };
}

async function namedAmong(rows: Reader, digests: readonly string[]): Promise<ReadonlySet<string>> {
  if (digests.length === 0) return new Set();
  const named: string[] = [];
  for (const table of ['evidenceFile', 'assessment', 'reportFile', 'questionnaireExport', 'answerFile', 'vendorAlert', 'exploitedCatalogue', 'peerBundle'] as const) named.push(...(await rows.selectFrom(table).select('digest').where('digest', 'in', digests).execute()).map(({ digest }) => digest));
  const questionnaires = await rows.selectFrom('questionnaire').select(['digest', 'readingDigest']).where((is) => is.or([is('digest', 'in', digests), is('readingDigest', 'in', digests)])).execute();
  const rechecked = await rows.selectFrom('dossierCheck').select('digest').where('digest', 'in', digests).execute();
  const looks = await rows.selectFrom('vendorLook').select(['positionDigest', 'captureDigest']).where((is) => is.or([is('positionDigest', 'in', digests), is('captureDigest', 'in', digests)])).execute();
  return new Set([...named, ...questionnaires.flatMap(({ digest, readingDigest }) => [digest ?? '', readingDigest ?? '']), ...rechecked.map(({ digest }) => digest ?? ''), ...looks.flatMap(({ positionDigest, captureDigest }) => [positionDigest, captureDigest])]);
}

async function publishedDigests(rows: Reader): Promise<ReadonlySet<string>> {
  const dossiers = await rows.selectFrom('publishedDossier').select('files').execute();
  return new Set(dossiers.flatMap(({ files }) => (JSON.parse(files) as readonly { readonly digest: string }[]).map(({ digest }) => digest)));
}
