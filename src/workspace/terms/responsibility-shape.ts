import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import { duties } from './duties.ts';

export const whoShape = z.enum(['maker', 'us', 'both', 'reseller', 'not-settled']);

const sideShape = z.object({ who: whoShape, note: z.string(), saidOn: z.string().nullable(), enteredAt: z.string() }).nullable();

/** One duty, as both sides see it. */
export const dutyShape = z.object({ duty: z.string(), title: z.string(), ours: sideShape, makers: sideShape, differs: z.boolean().describe('Both sides said something, and not the same.') });
export type ShownDuty = z.infer<typeof dutyShape>;

/** Every duty with what each side says of it. */
export async function responsibilitiesOf(rows: Reader, candidate: string): Promise<readonly ShownDuty[]> {
  const kept = await rows.selectFrom('responsibility').selectAll().where('candidateId', '=', candidate).execute();
  return duties.map(({ duty, title }) => {
    const sideOf = (side: 'ours' | 'makers'): z.infer<typeof sideShape> => {
      const found = kept.find((row) => row.duty === duty && row.side === side);
      return found === undefined ? null : { who: found.who, note: found.note, saidOn: found.saidOn, enteredAt: found.enteredAt };
    };
    const [ours, makers] = [sideOf('ours'), sideOf('makers')];
    return { duty, title, ours, makers, differs: ours !== null && makers !== null && ours.who !== makers.who };
  });
}
