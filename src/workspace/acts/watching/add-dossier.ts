import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { GivenProblem, parseGivenAddress } from '../../../vendor/given.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findVendor } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';
import { askDossierCheck } from '../../watching/check-dossier.ts';

/** Dossiers of one maker that are watched at a time. */
const dossiersMost = 20;

export const addDossier = changingAct({
  id: 'vendor.add-dossier',
  summary: 'Names where a maker publishes a dossier of a product: it is fetched, verified, and its checks are run again, now and each time that the maker is looked at. Its keys and history are remembered from then on.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'POST', path: '/api/v1/vendors/{vendor}/dossiers' },
  input: z.strictObject({ vendor: idShape, address: z.string().max(2000) }),
  output: z.object({ id: z.string(), job: z.string() }),
  find: findVendor,
  run: async ({ rows, actor, services, at, note }, { vendor, address: given }) => {
    const address = addressIn(given);
    const there = await rows.selectFrom('vendorDossier').select('address').where('vendorId', '=', vendor).where('endedAt', 'is', null).execute();
    if (there.some((one) => one.address === address)) throw new ActRefused('conflict', 'This dossier is watched already.');
    if (there.length >= dossiersMost) throw new ActRefused('too-many', `At most ${dossiersMost} dossiers of a maker are watched. End one first.`);
    const by = actor.accountId ?? actor.kind;
    const id = newIdentifier(services.ports);
    await rows.insertInto('vendorDossier').values({ id, vendorId: vendor, address, publisher: null, remembered: null, jobId: null, addedAt: at, addedBy: by, endedAt: null }).execute();
    const job = await askDossierCheck(rows, services.ports, id, by, at);
    note({ dossier: id, job });
    return { id, job };
  },
});

function addressIn(given: string): string {
  try {
    return parseGivenAddress(given);
  } catch (problem) {
    if (!(problem instanceof GivenProblem)) throw problem;
    throw new ActRefused('invalid-input', 'The dossier can’t be fetched from there.', [{ path: 'address', message: problem.message }]);
  }
}
