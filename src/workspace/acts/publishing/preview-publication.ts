import { readingAct } from '../../act.ts';
import { z } from 'zod';
import { effectiveStatement } from '../../measured/effective-statement.ts';
import { currentDossier, publicStatement } from '../../publishing/current-dossier.ts';
import { findDossierOfRelease } from '../../publishing/find.ts';
import { previewOf, previewShape } from '../../publishing/preview.ts';
import { releaseSources } from '../../publishing/release-plan.ts';
import { trustAddress } from '../../publishing/trust-address.ts';
import { idShape } from '../../shapes.ts';

export const previewPublication = readingAct({
  id: 'dossier.preview',
  summary: 'Says what a publication of a release would show: what becomes public, what is only committed to, what stays, what the statement says and whom it names, and what differs from what is public now.',
  area: 'business-data',
  object: 'dossier',
  http: { method: 'GET', path: '/api/v1/releases/{release}/dossier-preview' },
  input: z.strictObject({ release: idShape }),
  output: previewShape,
  find: findDossierOfRelease,
  prepare: async ({ services, actor, object }) => {
    const { productId } = object;
    const current = productId === null ? undefined : await services.store.read(actor.scope, async (rows) => currentDossier(rows, productId));
    return publicStatement(services, actor.scope, current);
  },
  run: async ({ rows, services, at }, { release }, before) => {
    const sources = await releaseSources(rows, release, at);
    const { id, slug } = sources.product;
    return previewOf(sources, trustAddress(services.settings, slug), await effectiveStatement(rows, id, 'assessment', at), await currentDossier(rows, id), before);
  },
});
