import type { AnyAct } from '../../act.ts';
import { addCandidate } from './add-candidate.ts';
import { advancePurchase } from './advance-purchase.ts';
import { awardPurchase } from './award-purchase.ts';
import { changePurchase } from './change-purchase.ts';
import { compareCandidates } from './compare-candidates.ts';
import { dropPurchase } from './drop-purchase.ts';
import { listPurchases } from './list-purchases.ts';
import { openPurchase } from './open-purchase.ts';
import { readPurchase } from './read-purchase.ts';
import { setArtifact } from './set-artifact.ts';
import { showFindings } from './show-findings.ts';
import { skipFindings } from './skip-findings.ts';
import { withdrawCandidate } from './withdraw-candidate.ts';

/** What is done in the case file of a purchase. */
export const purchaseActs: readonly AnyAct[] = [
  listPurchases,
  openPurchase,
  readPurchase,
  changePurchase,
  addCandidate,
  withdrawCandidate,
  setArtifact,
  compareCandidates,
  showFindings,
  skipFindings,
  advancePurchase,
  awardPurchase,
  dropPurchase,
];
