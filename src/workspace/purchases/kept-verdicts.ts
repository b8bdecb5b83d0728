import { z } from 'zod';
import type { VendorPosition } from '../../model/vendor-position.ts';
import type { VerdictName } from '../../model/verdict.ts';
import type { Reader, Writer } from '../../store/store.ts';
import { verdictName } from '../measured/assessment-shape.ts';

const verdictsShape = z.record(z.string(), verdictName);

/** Keeps what a look shows requirement by requirement as a row: a rule that holds a case back asks for it without reading files. */
export async function keepVerdicts(rows: Writer, lookId: string, { verdicts }: Pick<VendorPosition, 'verdicts'>): Promise<void> {
  const known = verdicts.filter(({ verdict, isAnotherWay }) => verdict !== 'unknown' && isAnotherWay !== true).map(({ requirement, verdict }) => [requirement, verdict] as const);
  await rows.insertInto('lookVerdicts').values({ lookId, verdicts: JSON.stringify(Object.fromEntries(known)) }).execute();
}

/** What a look shows; a requirement that is not in it is unknown. */
export async function keptVerdicts(rows: Reader, lookId: string): Promise<ReadonlyMap<string, VerdictName>> {
  const kept = await rows.selectFrom('lookVerdicts').select('verdicts').where('lookId', '=', lookId).executeTakeFirst();
  return new Map(kept === undefined ? [] : Object.entries(verdictsShape.parse(JSON.parse(kept.verdicts))));
}
