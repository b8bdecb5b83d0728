import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { dayShape } from '../../goals/input-shapes.ts';
import { findVendor } from '../../purchases/find.ts';
import { idShape, nameShape } from '../../shapes.ts';

const textShape = z.string().trim().max(4000).regex(/^[^\p{C}]*(?:[\t\r\n][^\p{C}]*)*$/u, 'Expected text without invisible characters.').default('');

/** What is written down of an incident at a maker. */
export const incidentInput = { title: nameShape, happenedOn: dayShape, account: textShape, asked: textShape, askedOn: dayShape.optional(), answer: textShape, answeredOn: dayShape.optional() };

/** Refuses days that contradict each other. @throws ActRefused */
export function keepInOrder({ askedOn, answeredOn, answer, asked }: { readonly askedOn?: string | undefined; readonly answeredOn?: string | undefined; readonly answer: string; readonly asked: string }): void {
  if (answeredOn !== undefined && (askedOn === undefined || answeredOn < askedOn)) throw new ActRefused('invalid-input', 'It can’t be recorded like this.', [{ path: 'answeredOn', message: 'Expected a day that is not before the one on which it was asked.' }]);
  if (askedOn !== undefined && asked === '') throw new ActRefused('invalid-input', 'It can’t be recorded like this.', [{ path: 'asked', message: 'Expected what the maker was asked.' }]);
  if (answer !== '' && answeredOn === undefined) throw new ActRefused('invalid-input', 'It can’t be recorded like this.', [{ path: 'answeredOn', message: 'Expected the day of the answer.' }]);
}

export const recordVendorIncident = changingAct({
  id: 'vendor.record-incident',
  summary: 'Records something that happened at a maker: what is known of it, what the maker was asked, and what it answered.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'POST', path: '/api/v1/vendors/{vendor}/incidents' },
  input: z.strictObject({ vendor: idShape, ...incidentInput }),
  output: z.object({ id: z.string() }),
  find: findVendor,
  run: async ({ rows, actor, services, at, note }, { vendor, askedOn, answeredOn, ...words }) => {
    keepInOrder({ askedOn, answeredOn, ...words });
    const id = newIdentifier(services.ports);
    await rows.insertInto('vendorIncident').values({ id, vendorId: vendor, ...words, askedOn: askedOn ?? null, answeredOn: answeredOn ?? null, recordedAt: at, recordedBy: actor.accountId ?? actor.kind, changedAt: at }).execute();
    note({ incident: id });
    return { id };
  },
});
