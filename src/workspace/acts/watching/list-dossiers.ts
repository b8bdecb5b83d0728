import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findVendor } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';
import { dossierCheckOf, vendorDossierShape } from '../../watching/dossier-shapes.ts';

/** Verifications that are shown with each. */
const checksMost = 6;

export const listDossiers = readingAct({
  id: 'vendor.list-dossiers',
  summary: 'Lists the dossiers of a maker that are watched, each with what its last verifications gave.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/vendors/{vendor}/dossiers' },
  input: z.strictObject({ vendor: idShape }),
  output: z.object({ dossiers: z.array(vendorDossierShape) }),
  find: findVendor,
  run: async ({ rows }, { vendor }) => {
    const found = await rows.selectFrom('vendorDossier').leftJoin('job', 'job.id', 'vendorDossier.jobId').select(['vendorDossier.id', 'vendorDossier.vendorId', 'vendorDossier.address', 'vendorDossier.publisher', 'vendorDossier.addedAt', 'job.id as jobId', 'job.state', 'job.problem'])
      .where('vendorDossier.vendorId', '=', vendor).where('vendorDossier.endedAt', 'is', null).orderBy('vendorDossier.addedAt').execute();
    const dossiers = [];
    for (const { jobId, state, problem, ...row } of found) {
      const checks = await rows.selectFrom('dossierCheck').selectAll().where('vendorDossierId', '=', row.id).orderBy('at', 'desc').limit(checksMost).execute();
      dossiers.push({ ...row, checks: checks.map(dossierCheckOf), checking: jobId === null || state === null || !['waiting', 'running', 'failed'].includes(state) ? null : { id: jobId, state, problem } });
    }
    return { dossiers };
  },
});
