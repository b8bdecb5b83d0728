import type { AnyAct } from '../../act.ts';
import { addClause } from './add-clause.ts';
import { addMeeting } from './add-meeting.ts';
import { answerCriterion } from './answer-criterion.ts';
import { approveAcceptance } from './approve-acceptance.ts';
import { askAcceptance } from './ask-acceptance.ts';
import { changeClause } from './change-clause.ts';
import { changeLibraryClause } from './change-library-clause.ts';
import { decideObjection } from './decide-objection.ts';
import { declineAcceptance } from './decline-acceptance.ts';
import { downloadAcceptance } from './download-acceptance.ts';
import { escalateObjection } from './escalate-objection.ts';
import { exportClauses } from './export-clauses.ts';
import { exportRequest } from './export-request.ts';
import { holdPromise } from './hold-promise.ts';
import { keepLibraryClause } from './keep-library-clause.ts';
import { listAcceptanceKeys } from './list-acceptance-keys.ts';
import { listAcceptances } from './list-acceptances.ts';
import { listLibraryClauses } from './list-library-clauses.ts';
import { listMeetings } from './list-meetings.ts';
import { listObjections } from './list-objections.ts';
import { listPromises } from './list-promises.ts';
import { listWaitingRisks } from './list-waiting-risks.ts';
import { previewRequest } from './preview-request.ts';
import { proposeClauses } from './propose-clauses.ts';
import { raiseObjection } from './raise-objection.ts';
import { readAcceptance } from './read-acceptance.ts';
import { readOwnBuying } from './read-own-buying.ts';
import { readTerms } from './read-terms.ts';
import { recordBoard } from './record-board.ts';
import { retireLibraryClause } from './retire-library-clause.ts';
import { revokeAcceptance } from './revoke-acceptance.ts';
import { setResponsibility } from './set-responsibility.ts';
import { withdrawAcceptance } from './withdraw-acceptance.ts';
import { withdrawObjection } from './withdraw-objection.ts';

/** What is settled before something is awarded: risks that somebody accepts by name, objections, clauses and duties. */
export const termActs: readonly AnyAct[] = [
  readTerms, answerCriterion, setResponsibility, previewRequest, exportRequest, readOwnBuying, addMeeting, listMeetings,
  proposeClauses, addClause, holdPromise, listPromises, changeClause, exportClauses, keepLibraryClause, changeLibraryClause, retireLibraryClause, listLibraryClauses,
  listWaitingRisks, askAcceptance, listAcceptances, readAcceptance, approveAcceptance, declineAcceptance, withdrawAcceptance, revokeAcceptance, recordBoard, downloadAcceptance, listAcceptanceKeys,
  raiseObjection, listObjections, escalateObjection, decideObjection, withdrawObjection,
];
