import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import type { Writer } from '../../../store/store.ts';
import type { Tables } from '../../../store/tables.ts';
import { changingAct, type ActContext } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findPurchase } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';
import { findTrackerLink, linksMost, trackerInput } from '../../trackers/tracker-shape.ts';
import { findAlert } from '../../watching/find.ts';
import { nothingShape } from '../identity/shapes.ts';

const madeShape = z.object({ id: z.string() });

export const linkCase = changingAct({
  id: 'purchase.add-tracker-link',
  summary: 'Links a case, or one of its clauses, to an issue in the organisation’s own tracker. The workspace never opens the address.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'POST', path: '/api/v1/purchases/{purchase}/tracker-links' },
  input: z.strictObject({ purchase: idShape, clause: idShape.optional().describe('A clause of the case; the case itself when left out.'), ...trackerInput }),
  output: madeShape,
  find: findPurchase,
  run: async (context, { purchase, clause, address, words }) => {
    const of = clause === undefined ? undefined : await context.rows.selectFrom('clause').innerJoin('candidate', 'candidate.id', 'clause.candidateId').select('candidate.purchaseId').where('clause.id', '=', clause).executeTakeFirst();
    if (clause !== undefined && of?.purchaseId !== purchase) throw new ActRefused('invalid-input', 'The link can’t be kept.', [{ path: 'clause', message: 'Expected a clause of this case.' }]);
    return addLink(context, { subject: clause === undefined ? 'purchase' : 'clause', subjectId: clause ?? purchase, purchaseId: purchase, vendorId: null, address, words });
  },
});

export const unlinkCase = changingAct({
  id: 'purchase.remove-tracker-link',
  summary: 'Takes a link to a tracker away from a case or a clause.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'DELETE', path: '/api/v1/purchase-tracker-links/{trackerLink}' },
  input: z.strictObject({ trackerLink: idShape }),
  output: nothingShape,
  find: async (rows, input) => findTrackerLink(rows, input, 'purchase'),
  run: async (context, { trackerLink }) => removeLink(context, trackerLink),
});

export const linkAlert = changingAct({
  id: 'vendor.add-tracker-link',
  summary: 'Links what was told of a maker to an issue in the organisation’s own tracker. The workspace never opens the address.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'POST', path: '/api/v1/alerts/{alert}/tracker-links' },
  input: z.strictObject({ alert: idShape, ...trackerInput }),
  output: madeShape,
  find: findAlert,
  run: async (context, { alert, address, words }) => addLink(context, { subject: 'alert', subjectId: alert, purchaseId: null, vendorId: context.object.id, address, words }),
});

export const unlinkAlert = changingAct({
  id: 'vendor.remove-tracker-link',
  summary: 'Takes a link to a tracker away from what was told of a maker.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'DELETE', path: '/api/v1/alert-tracker-links/{trackerLink}' },
  input: z.strictObject({ trackerLink: idShape }),
  output: nothingShape,
  find: async (rows, input) => findTrackerLink(rows, input, 'vendor'),
  run: async (context, { trackerLink }) => removeLink(context, trackerLink),
});

type Context = Pick<ActContext<Writer>, 'rows' | 'actor' | 'services' | 'at' | 'note'>;

async function addLink({ rows, actor, services, at, note }: Context, link: Omit<Tables['trackerLink'], 'id' | 'addedAt' | 'addedBy'>): Promise<{ readonly id: string }> {
  const there = await rows.selectFrom('trackerLink').select('address').where('subject', '=', link.subject).where('subjectId', '=', link.subjectId).execute();
  if (there.some(({ address }) => address === link.address)) throw new ActRefused('conflict', 'This link is there already.');
  if (there.length >= linksMost) throw new ActRefused('too-many', `At most ${linksMost} links are kept here.`);
  const id = newIdentifier(services.ports);
  await rows.insertInto('trackerLink').values({ ...link, id, addedAt: at, addedBy: actor.accountId ?? actor.kind }).execute();
  note({ link: id, subject: link.subject });
  return { id };
}

async function removeLink({ rows, note }: Context, link: string): Promise<Record<string, never>> {
  await rows.deleteFrom('trackerLink').where('id', '=', link).execute();
  note({ link });
  return {};
}
