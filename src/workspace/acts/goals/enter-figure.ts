import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { keepProductWorkable, keepStanding } from '../../goals/end-kept.ts';
import { findKept } from '../../goals/find.ts';
import { countShape, dayShape, lineShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';

/** With fewer people than this behind it, a figure is not kept: it could point at one of them. */
const peopleFewest = 10;
/** Figures of one goal at most. */
const figuresMost = 400;

export const enterFigure = changingAct({
  id: 'goal.enter-figure',
  summary: 'Enters a figure of a goal that nothing measures, with its denominator, the day it speaks of and where it was taken from. It is declared. Where people are counted, a figure under 10 is withheld at once and not kept.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/free-goals/{goal}/figures' },
  input: z.strictObject({ goal: idShape, at: dayShape, numerator: countShape, denominator: countShape.optional(), source: lineShape }),
  output: z.object({ id: z.string(), isSuppressed: z.boolean() }),
  find: findKept('freeGoal', 'goal'),
  run: async ({ rows, actor, services, at: now, note }, { goal, at, numerator, denominator, source }) => {
    const free = await rows.selectFrom('freeGoal').selectAll().where('id', '=', goal).executeTakeFirstOrThrow();
    await keepProductWorkable(rows, free.productId);
    keepStanding(free);
    if (at > now.slice(0, 10)) throw wrong('at', 'This day lies in the future.');
    if (free.unit === 'share' && (denominator === undefined || denominator < 1)) throw wrong('denominator', 'A share needs its denominator, at least 1.');
    if (free.unit !== 'share' && denominator !== undefined) throw wrong('denominator', 'This goal is counted without a denominator.');
    if (denominator !== undefined && numerator > denominator) throw wrong('numerator', 'The numerator is larger than the denominator.');
    if (free.unit !== 'days' && ![numerator, denominator ?? 0].every(Number.isInteger)) throw wrong('numerator', 'Expected whole numbers.');
    const same = await rows.selectFrom('declaredFigure').select('id').where('freeGoalId', '=', goal).where('at', '=', at).where('endedAt', 'is', null).executeTakeFirst();
    if (same !== undefined) throw new ActRefused('conflict', 'There is a figure for this day. Withdraw it first, with a reason.');
    const { count } = await rows.selectFrom('declaredFigure').select(({ fn }) => fn.countAll<number>().as('count')).where('freeGoalId', '=', goal).executeTakeFirstOrThrow();
    if (Number(count) >= figuresMost) throw new ActRefused('too-many', `A goal has at most ${figuresMost} figures.`);
    const isSuppressed = free.isAboutPeople === 1 && isSmall(numerator, denominator);
    const id = newIdentifier(services.ports);
    await rows.insertInto('declaredFigure').values({ id, productId: free.productId, freeGoalId: goal, at, numerator: isSuppressed ? '0' : String(numerator), denominator: isSuppressed ? null : (denominator ?? null), isSuppressed: isSuppressed ? 1 : 0, source, enteredAt: now, enteredBy: actor.accountId ?? actor.kind, endedAt: null, endedBy: null, endReason: null }).execute();
    note({ figure: id, of: at });
    return { id, isSuppressed };
  },
});

/** Few people on either side of a share tell as much as few in the numerator; nobody at all tells nothing about anyone. */
function isSmall(numerator: number, denominator: number | undefined): boolean {
  const rest = denominator === undefined ? 0 : denominator - numerator;
  return [numerator, rest].some((people) => people > 0 && people < peopleFewest);
}

function wrong(path: string, message: string): ActRefused {
  return new ActRefused('invalid-input', 'The figure can’t be entered like this.', [{ path, message }]);
}
