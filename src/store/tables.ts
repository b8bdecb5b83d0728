import type { AccountTables } from './table/accounts.ts';
import type { AuditTables } from './table/audit.ts';
import type { ClaimTables } from './table/claims.ts';
import type { ExchangeTables } from './table/exchange.ts';
import type { FederationTables } from './table/federation.ts';
import type { GateTables } from './table/gates.ts';
import type { GoalTables } from './table/goals.ts';
import type { InquiryTables } from './table/inquiries.ts';
import type { JobTables } from './table/jobs.ts';
import type { NoticeTables } from './table/notices.ts';
import type { ProductTables } from './table/products.ts';
import type { PublishingTables } from './table/publishing.ts';
import type { PurchaseTables } from './table/purchases.ts';
import type { QuestionnaireTables } from './table/questionnaires.ts';
import type { ReportTables } from './table/reports.ts';
import type { SettingTables } from './table/settings.ts';
import type { TermTables } from './table/terms.ts';
import type { WatchingTables } from './table/watching.ts';

/** One organisation of a workspace: its accounts, products and log are apart from every other’s. */
export interface Organisation {
  readonly id: string;
  /** As people read it. */
  readonly name: string;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
}

/**
 * All tables with rows of an organisation. Each has the column `organisation_id` and begins its key with it; queries
 * never mention it (see `narrow.ts`). Times are RFC 3339 in UTC with milliseconds; lists and objects are JSON text.
 */
export type Tables =
  & AccountTables
  & AuditTables
  & ClaimTables
  & ExchangeTables
  & FederationTables
  & GateTables
  & GoalTables
  & InquiryTables
  & JobTables
  & NoticeTables
  & ProductTables
  & PublishingTables
  & PurchaseTables
  & QuestionnaireTables
  & ReportTables
  & SettingTables
  & TermTables
  & WatchingTables;

const names: { readonly [Name in keyof Tables]: true } = {
  account: true, roleGrant: true, passkey: true, recoveryCode: true, password: true, oneTimePassword: true, session: true, setup: true, singleUse: true, apiToken: true,
  auditHead: true, auditEntry: true, auditIndex: true, auditCheckpoint: true, auditKey: true, auditDelivery: true,
  identityProvider: true, externalIdentity: true, seenAssertion: true, workloadIdentity: true, workloadSession: true, seenWorkloadToken: true, directoryToken: true, directoryUser: true, directoryGroup: true, directoryMember: true,
  job: true, idempotentAnswer: true,
  product: true, release: true, evidenceFile: true, assessment: true, publishedDossier: true,
  publisher: true, publication: true, publishList: true, nameConsent: true, dossierRequest: true,
  chosenMeasure: true, measurePoint: true, goalStanding: true, signingDay: true, coveragePlan: true, milestone: true, milestoneMove: true, setback: true, chosenWay: true, freeGoal: true, declaredFigure: true, goalNarrative: true,
  claim: true, claimDocument: true, affirmationRequest: true, affirmation: true, findingReview: true, findingSetAside: true,
  gate: true, gateException: true, incident: true,
  questionnaire: true, question: true, libraryAnswer: true, questionnaireExport: true,
  vendor: true, vendorLook: true, purchase: true, candidate: true, wantedArtifact: true, findingsWaiver: true,
  inquiry: true, inquiryQuestion: true, answerSheet: true, sheetAnswer: true, answerFile: true, sheetContact: true, contactSession: true, clarification: true, findingReply: true,
  vendorWatch: true, vendorAlert: true, exploitedCatalogue: true, vendorDossier: true, dossierCheck: true, vendorIncident: true, vendorPlan: true, packSchedule: true, trackerLink: true,
  lookVerdicts: true, criterionAnswer: true, acceptance: true, acceptanceDecision: true, acceptanceRevocation: true, acceptanceBoard: true, acceptanceSigningKey: true, objection: true, clause: true, clauseStep: true, libraryClause: true, responsibility: true, vendorMeeting: true,
  peerBundle: true, peerKey: true, peerFinding: true, makerBill: true, billComponent: true, componentSpread: true,
  report: true, reportFile: true,
  setting: true, loosening: true,
  chimeState: true, webhook: true, webhookDelivery: true, mail: true, digest: true,
};

/** The names of all tables that hold rows of an organisation, as queries write them. */
export const scopedTables = Object.keys(names) as readonly (keyof Tables)[];

/** Whether a table of this name holds rows of an organisation. */
export function isScopedTable(name: string): boolean {
  return Object.hasOwn(names, name);
}
