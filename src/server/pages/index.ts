import type { PageRoute } from '../page-routes.ts';
import { accountPages } from './account.ts';
import { askedPages } from './asked.ts';
import { assessmentPages } from './assessments.ts';
import { auditPages } from './audit.ts';
import { buildPages } from './builds.ts';
import { claimPages } from './claims.ts';
import { calendarPages } from './calendar.ts';
import { entrancePages } from './entrance.ts';
import { exchangePages } from './exchange.ts';
import { goalPages } from './goals.ts';
import { gatePages } from './gates.ts';
import { homePages } from './home.ts';
import { inquiryPages } from './inquiries.ts';
import { peoplePages } from './people.ts';
import { posturePages } from './posture.ts';
import { productPages } from './products.ts';
import { providerPages } from './providers.ts';
import { purchasePages } from './purchases.ts';
import { questionPages } from './questions.ts';
import { publishingPages } from './publishing.ts';
import { releasePages } from './releases.ts';
import { reportPages } from './reports.ts';
import { statisticsPages } from './statistics.ts';
import { stylePages } from './style.ts';
import { termPages } from './terms.ts';
import { vendorPages } from './vendors.ts';
import { watchingPages } from './watching.ts';
import { webhookPages } from './webhooks.ts';

/** Every page of the workspace. */
export const workspacePages: readonly PageRoute[] = [
  ...entrancePages,
  ...homePages,
  ...gatePages,
  ...productPages,
  ...goalPages,
  ...releasePages,
  ...reportPages,
  ...claimPages,
  ...askedPages,
  ...questionPages,
  ...publishingPages,
  ...assessmentPages,
  ...accountPages,
  ...peoplePages,
  ...posturePages,
  ...auditPages,
  ...statisticsPages,
  ...stylePages,
  ...vendorPages,
  ...purchasePages,
  ...termPages,
  ...inquiryPages,
  ...watchingPages,
  ...exchangePages,
  ...webhookPages,
  ...providerPages,
  ...buildPages,
  ...calendarPages,
];
