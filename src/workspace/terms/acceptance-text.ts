import { visible } from '../../report/escape/visible.ts';
import type { ShownAcceptance } from './acceptance-shape.ts';

/** An acceptance to be read on paper, with what came after it: the boards that saw it, and its end. The signed statement is another file. */
export function acceptanceText(shown: ShownAcceptance, day: string): string {
  const { id, purchase, vendor, product, reseller, gap, standing, reason, controls, owner, expiresOn, askedAt, askedBy, state, decision, revocation, boards } = shown;
  const line = (name: string, words: string): string => `${name}: ${words.split(/\r?\n/u).map((one) => visible(one)).join('\n  ')}`;
  const who = decision === null ? '' : decision.office === '' ? decision.name : `${decision.name}, ${decision.office}`;
  return [
    'Acceptance of a risk', '', line('Purchase', purchase), line('Bought', `${vendor}${product === '' ? '' : ` ${product}`}${reseller === '' ? '' : `, through ${reseller}`}`), line('What is missing', `${gap} (${standing})`), line('Why it is needed all the same', reason), line('What is done meanwhile', controls),
    line('Who answers for the risk', owner), line('Until', expiresOn), line('Asked', `${askedAt.slice(0, 10)}, by ${askedBy}`), line('State', `${state}, ${day}`),
    ...(decision === null ? ['Decided: not yet'] : [line('Decided', `${decision.outcome} ${decision.decidedAt}, by ${who}${decision.reason === '' ? '' : `: ${decision.reason}`}`)]),
    ...(decision === null || decision.digest === null ? [] : [line('SHA-256 of the signed statement', decision.digest), line('Key', decision.keyId ?? '')]),
    ...(revocation === null ? [] : [line('Revoked', `${revocation.revokedAt}, by ${revocation.revokedBy}: ${revocation.reason}`)]),
    boards.length === 0 ? 'Before the board: no meeting is written down' : line('Before the board', boards.map(({ boardOn, enteredBy }) => `${boardOn} (written down by ${enteredBy})`).join('; ')), line('Acceptance', id), '',
  ].join('\n');
}
