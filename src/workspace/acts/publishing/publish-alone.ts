import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { beginPublication } from '../../publishing/begin-publication.ts';
import { findRequest } from '../../publishing/find.ts';
import { idShape } from '../../shapes.ts';

export const publishAlone = changingAct({
  id: 'dossier.publish-alone',
  summary: 'Publishes what one asked for oneself, without a second person. Only while the setting onePersonPublishing allows it.',
  area: 'business-data',
  object: 'dossier',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/dossier-requests/{request}/publication' },
  input: z.strictObject({ request: idShape }),
  output: z.object({ job: z.string() }),
  find: findRequest,
  run: async (context, { request }) => {
    if (!context.services.settings.onePersonPublishing) throw new ActRefused('not-allowed', 'A second person has to approve what becomes public. An executive sponsor can loosen that for a time (onePersonPublishing).');
    context.note({ alone: true });
    return beginPublication(context, request);
  },
});
