import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { beginPublication } from '../../publishing/begin-publication.ts';
import { findRequest } from '../../publishing/find.ts';
import { idShape } from '../../shapes.ts';

export const approvePublication = changingAct({
  id: 'dossier.approve',
  summary: 'Approves a publication that somebody else asked for; a job then publishes it. Refused when evidence, statement or choice of files were changed since.',
  area: 'business-data',
  object: 'dossier',
  needsStepUp: true,
  needsSecondPerson: true,
  http: { method: 'POST', path: '/api/v1/dossier-requests/{request}/approval' },
  input: z.strictObject({ request: idShape }),
  output: z.object({ job: z.string() }),
  find: findRequest,
  run: async (context, { request }) => beginPublication(context, request),
});
