import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { checkEnd } from '../../claims/word-shapes.ts';
import { dayShape, lineShape, wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';
import { acceptancesOf, isFor } from '../../terms/acceptance-shape.ts';
import { findAcceptancesOfCandidate } from '../../terms/find.ts';
import { keepUndropped } from '../../terms/keep-undropped.ts';
import { standingsOf } from '../../terms/standing.ts';

/** Days for which a risk is accepted at most. */
const daysMost = 366;
/** Days before its end from which one that is in force may be asked for again. */
const renewDays = 90;

export const askAcceptance = changingAct({
  id: 'acceptance.ask',
  summary: 'Asks for the acceptance of a risk: a gap of a candidate, why it is bought all the same, what is done about it, who answers for it, and until when, a year at most. An executive decides.',
  area: 'business-data',
  object: 'acceptance',
  http: { method: 'POST', path: '/api/v1/candidates/{candidate}/acceptances' },
  input: z.strictObject({
    candidate: idShape, requirement: z.string().max(200).optional().describe('A requirement that the case asks for.'), criterion: idShape.optional().describe('An own criterion of the case, in place of a requirement.'),
    reason: wordsShape.describe('Why the business needs it all the same.'), controls: wordsShape.describe('What is done so that less can happen: the compensating controls.'), owner: lineShape.describe('Who answers for the risk: name and office.'), expiresOn: dayShape,
  }),
  output: z.object({ id: z.string() }),
  find: findAcceptancesOfCandidate,
  run: async ({ rows, actor, services, at, note }, { candidate, requirement, criterion, reason, controls, owner, expiresOn }) => {
    const { row, purchase } = await keepUndropped(rows, candidate);
    if ((requirement === undefined) === (criterion === undefined)) throw new ActRefused('invalid-input', 'An acceptance is of one gap.', [{ path: 'requirement', message: 'Expected either a requirement or an own criterion.' }]);
    const gap = (await standingsOf(rows, purchase, row)).find((one) => (requirement === undefined ? one.criterion === criterion && criterion !== undefined : one.requirement === requirement));
    if (gap === undefined) throw new ActRefused('invalid-input', 'An acceptance is of something that the case asks for.', [{ path: requirement === undefined ? 'criterion' : 'requirement', message: 'Expected one of what the case asks for.' }]);
    if (gap.isMet) throw new ActRefused('conflict', 'This is met: there is no risk to accept.');
    checkEnd(expiresOn, at, daysMost, 'expiresOn');
    const soon = new Date(Date.parse(at) + renewDays * 86_400_000).toISOString().slice(0, 10);
    const other = (await acceptancesOf(rows, { candidateId: candidate }, at)).find((one) => isFor(one, gap) && (one.state === 'asked' || (one.state === 'approved' && one.expiresOn > soon)));
    if (other !== undefined) throw new ActRefused('conflict', other.state === 'asked' ? 'An acceptance of this waits for an executive already. Take it back first.' : `This is accepted until ${other.expiresOn} already.`);
    const id = newIdentifier(services.ports);
    await rows.insertInto('acceptance').values({ id, purchaseId: purchase.id, candidateId: candidate, requirement: gap.requirement, criterionId: gap.criterion, gap: gap.title, standing: gap.words, lookId: gap.lookId, reason, controls, owner, expiresOn, caseOwnerId: purchase.ownerId, askedAt: at, askedBy: actor.accountId ?? actor.kind, askedByName: actor.displayName }).execute();
    note({ acceptance: id, purchase: purchase.id, candidate, requirement: gap.requirement, criterion: gap.criterion, expiresOn });
    return { id };
  },
});
