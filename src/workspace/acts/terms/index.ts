import type { AnyAct } from '../../act.ts';
import { answerCriterion } from './answer-criterion.ts';
import { approveAcceptance } from './approve-acceptance.ts';
import { askAcceptance } from './ask-acceptance.ts';
import { decideObjection } from './decide-objection.ts';
import { declineAcceptance } from './decline-acceptance.ts';
import { downloadAcceptance } from './download-acceptance.ts';
import { escalateObjection } from './escalate-objection.ts';
import { listAcceptanceKeys } from './list-acceptance-keys.ts';
import { listAcceptances } from './list-acceptances.ts';
import { listObjections } from './list-objections.ts';
import { listWaiting } from './list-waiting.ts';
import { raiseObjection } from './raise-objection.ts';
import { readAcceptance } from './read-acceptance.ts';
import { recordBoard } from './record-board.ts';
import { revokeAcceptance } from './revoke-acceptance.ts';
import { withdrawAcceptance } from './withdraw-acceptance.ts';
import { withdrawObjection } from './withdraw-objection.ts';

/** What is settled before something is awarded: risks that somebody accepts by name, objections, clauses and duties. */
export const termActs: readonly AnyAct[] = [
  answerCriterion,
  listWaiting, askAcceptance, listAcceptances, readAcceptance, approveAcceptance, declineAcceptance, withdrawAcceptance, revokeAcceptance, recordBoard, downloadAcceptance, listAcceptanceKeys,
  raiseObjection, listObjections, escalateObjection, decideObjection, withdrawObjection,
];
