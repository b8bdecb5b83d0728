import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { besidePeers, peerLineShape } from '../../exchange/beside-peers.ts';
import { findVendor } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';

export const comparePeers = readingAct({
  id: 'vendor.compare-peers',
  summary: 'Puts what peers saw of a maker beside our own looks, by date: the same, differs, or seen by one side only.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/vendors/{vendor}/peers' },
  input: z.strictObject({ vendor: idShape }),
  output: z.object({ lines: z.array(peerLineShape), /** Whether there are more than are shown. */ isMore: z.boolean() }),
  find: findVendor,
  run: async ({ rows }, { vendor }) => besidePeers(rows, vendor),
});
