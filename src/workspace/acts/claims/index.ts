import type { AnyAct } from '../../act.ts';
import { addClaim } from './add-claim.ts';
import { answerLink } from './answer-link.ts';
import { answerRequest } from './answer-request.ts';
import { askAffirmation } from './ask-affirmation.ts';
import { declineRequest } from './decline-request.ts';
import { giveAffirmation } from './give-affirmation.ts';
import { listAffirmations } from './list-affirmations.ts';
import { listAsked } from './list-asked.ts';
import { listClaims } from './list-claims.ts';
import { listReviews, listSetAsides } from './list-decisions.ts';
import { listExpiries } from './list-expiries.ts';
import { listAskable } from './list-people.ts';
import { listRequests } from './list-requests.ts';
import { readClaim } from './read-claim.ts';
import { readLink } from './read-link.ts';
import { readRequest } from './read-request.ts';
import { readStanding } from './read-standing.ts';
import { readWord } from './read-word.ts';
import { resendRequest } from './resend-request.ts';
import { reviewFinding } from './review-finding.ts';
import { revokeRequest } from './revoke-request.ts';
import { setAffirmationConsent } from './set-affirmation-consent.ts';
import { setClaimConsent } from './set-claim-consent.ts';
import { setFindingAside } from './set-finding-aside.ts';
import { withdrawAffirmation } from './withdraw-affirmation.ts';
import { withdrawClaim } from './withdraw-claim.ts';
import { withdrawReview, withdrawSetAside } from './withdraw-decision.ts';

export const claimsActs: readonly AnyAct[] = [
  readStanding, readWord, listExpiries,
  addClaim, listClaims, readClaim, setClaimConsent, withdrawClaim,
  giveAffirmation, listAffirmations, setAffirmationConsent, withdrawAffirmation,
  askAffirmation, listAskable, listRequests, readRequest, resendRequest, revokeRequest, listAsked, answerRequest, declineRequest, readLink, answerLink,
  reviewFinding, listReviews, withdrawReview, setFindingAside, listSetAsides, withdrawSetAside,
];
