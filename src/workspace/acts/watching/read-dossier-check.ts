import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { keptJson } from '../../purchases/kept-position.ts';
import { idShape } from '../../shapes.ts';
import { dossierCheckOf, dossierCheckShape, recheckedOf, recheckedShape, type Rechecked } from '../../watching/dossier-shapes.ts';
import { findDossierCheck } from '../../watching/find.ts';

export const readDossierCheck = readingAct({
  id: 'vendor.read-dossier-check',
  summary: 'Reads one verification of a maker’s dossier: each requirement as it was published and as the same checks give it now.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/dossier-checks/{check}' },
  input: z.strictObject({ check: idShape }),
  output: z.object({ vendor: z.object({ id: z.string(), name: z.string() }), address: z.string(), check: dossierCheckShape, requirements: z.array(recheckedShape) }),
  find: findDossierCheck,
  prepare: async ({ services, actor }, { check }) => {
    const { digest } = await services.store.read(actor.scope, async (rows) => rows.selectFrom('dossierCheck').select('digest').where('id', '=', check).executeTakeFirstOrThrow());
    return digest === null ? [] : keptJson<readonly Rechecked[]>(services, actor.scope, digest);
  },
  run: async ({ rows }, { check }, requirements) => {
    const row = await rows.selectFrom('dossierCheck').selectAll().where('id', '=', check).executeTakeFirstOrThrow();
    const { address, vendorId, name } = await rows.selectFrom('vendorDossier').innerJoin('vendor', 'vendor.id', 'vendorDossier.vendorId').select(['vendorDossier.address', 'vendorDossier.vendorId', 'vendor.name']).where('vendorDossier.id', '=', row.vendorDossierId).executeTakeFirstOrThrow();
    return { vendor: { id: vendorId, name }, address, check: dossierCheckOf(row), requirements: requirements.map(recheckedOf) };
  },
});
