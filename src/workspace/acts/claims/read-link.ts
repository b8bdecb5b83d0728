import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { requestOfLink } from '../../claims/request-link.ts';
import { askedOf, askedShape } from '../../claims/request-shape.ts';
import { ownOrganisation } from '../identity/objects.ts';
import { secretShape } from '../identity/shapes.ts';

export const readLink = changingAct({
  id: 'affirmation.read-link',
  summary: 'Shows what the holder of a link is asked to affirm; the link stays good. A link that does not count says the same as one that never was.',
  area: 'business-data',
  object: 'organisation',
  isOpen: true,
  http: { method: 'POST', path: '/api/v1/affirm/read' },
  input: z.strictObject({ link: secretShape }),
  output: askedShape,
  find: ownOrganisation,
  run: async ({ rows, actor, at, note }, { link }) => {
    const request = await requestOfLink(rows, actor, link, at);
    note({ request: request.id });
    return askedOf(rows, request);
  },
});
