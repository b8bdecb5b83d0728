import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { concentrationShape, concentrationOf } from '../../exchange/concentration.ts';
import { everyOf } from '../../shapes.ts';

export const readConcentration = readingAct({
  id: 'vendor.concentration',
  summary: 'Reads which components stand in the products of several makers, by the bills that makers published or gave: in how many makers’ products and cases, which of them are critical, and of how many makers there is a bill at all. What has no bill is unknown.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/portfolio/components' },
  input: z.strictObject({ words: z.string().trim().max(100).default('').describe('Words in a component’s package URL or name; then one maker is enough.') }),
  output: concentrationShape,
  find: everyOf('vendor'),
  run: async ({ rows, at }, { words }) => concentrationOf(rows, words, at),
});
