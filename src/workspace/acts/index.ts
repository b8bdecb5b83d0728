import type { AnyAct } from '../act.ts';
import { auditActs } from './audit/index.ts';
import { calendarActs } from './calendar/index.ts';
import { claimsActs } from './claims/index.ts';
import { directoryActs } from './directory/index.ts';
import { exchangeActs } from './exchange/index.ts';
import { gatesActs } from './gates/index.ts';
import { goalsActs } from './goals/index.ts';
import { identityActs } from './identity/index.ts';
import { peopleActs } from './people/index.ts';
import { productsActs } from './products/index.ts';
import { providersActs } from './providers/index.ts';
import { reportsActs } from './reports/index.ts';
import { questionnaireActs } from './questionnaires/index.ts';
import { publishingActs } from './publishing/index.ts';
import { settingsActs } from './settings/index.ts';
import { inquiryActs } from './inquiries/index.ts';
import { purchaseActs } from './purchases/index.ts';
import { termActs } from './terms/index.ts';
import { trackerActs } from './trackers/index.ts';
import { vendorActs } from './vendors/index.ts';
import { watchingActs } from './watching/index.ts';
import { webhookActs } from './webhooks/index.ts';
import { workloadsActs } from './workloads/index.ts';

/** Everything that can be done in a workspace. What is not in this list, no page, route or command can do. */
export const acts: readonly AnyAct[] = [
  ...identityActs(() => acts),
  ...providersActs,
  ...directoryActs,
  ...workloadsActs,
  ...peopleActs,
  ...productsActs,
  ...questionnaireActs,
  ...goalsActs,
  ...claimsActs,
  ...publishingActs,
  ...settingsActs,
  ...webhookActs,
  ...calendarActs,
  ...gatesActs,
  ...reportsActs,
  ...vendorActs,
  ...purchaseActs,
  ...termActs,
  ...trackerActs,
  ...inquiryActs,
  ...watchingActs,
  ...exchangeActs,
  ...auditActs,
];
