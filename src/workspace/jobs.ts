import type { Scope } from '../store/scope.ts';
import type { JobHandler } from '../store/jobs/run-jobs.ts';
import { remindHandler, remindJob } from './claims/remind-request.ts';
import { readFilesHandler, readFilesJob } from './inquiries/read-files-job.ts';
import { assessmentHandler, assessmentJob } from './measured/assess-release.ts';
import { mailHandler, mailJob } from './notices/mail-queue.ts';
import { webhookHandler, webhookJob } from './notices/webhook-delivery.ts';
import { publicationHandler, publicationJob } from './publishing/publish-release.ts';
import { lookHandler, lookJob } from './purchases/look-at-vendor.ts';
import { proposeHandler, proposeJob } from './questionnaires/propose-job.ts';
import { reportHandler, reportJob } from './reports/write-report.ts';
import type { Services } from './services.ts';
import { planSweeps, sweepHandler, sweepJob } from './upkeep/sweep-evidence.ts';
import { dossierHandler, dossierJob } from './watching/check-dossier.ts';
import { planLooks } from './watching/plan-looks.ts';
import { planPacks } from './watching/plan-packs.ts';
import { planPromises } from './watching/plan-promises.ts';
import { watchHandler, watchJob } from './watching/watch-look.ts';

/** Who does the work of each kind of job. @param version of the program */
export function jobHandlers(services: Services, version: string): Readonly<Record<string, JobHandler>> {
  return {
    [assessmentJob]: assessmentHandler(services, version),
    [publicationJob]: publicationHandler(services, version),
    [lookJob]: lookHandler(services, version),
    [readFilesJob]: readFilesHandler(services, version),
    [dossierJob]: dossierHandler(services, version),
    [watchJob]: watchHandler(services, version),
    [reportJob]: reportHandler(services, version),
    [remindJob]: remindHandler(services),
    [sweepJob]: sweepHandler(services),
    [proposeJob]: proposeHandler(services),
    [webhookJob]: webhookHandler(services),
    [mailJob]: mailHandler(services),
  };
}

/** Adds the jobs of the house that are due by themselves. @throws StoreFailure */
export async function planJobs(services: Services, scopes: readonly Scope[]): Promise<void> {
  await planSweeps(services, scopes);
  await planLooks(services, scopes);
  await planPromises(services, scopes);
  await planPacks(services, scopes);
}
