import { z } from 'zod';
import { answerFileShape } from '../inquiries/answer-shape.ts';
import { inquiryShape } from '../inquiries/shown-inquiries.ts';
import { artifactStateShape, candidateShape, purchaseShape } from '../purchases/purchase-shape.ts';
import { acceptanceShape } from '../terms/acceptance-shape.ts';
import { clauseShape } from '../terms/clause-shape.ts';
import { dutyShape } from '../terms/responsibility-shape.ts';
import { memberShape } from './case-statement.ts';

const sheetShape = inquiryShape.shape.sheets.element.omit({ contact: true, files: true }).extend({
  /** The link for a contact: never its secret or a code; the address only when that was asked for. */
  contact: z.object({ createdAt: z.string(), expiresAt: z.string(), enteredAt: z.string().nullable(), isMailed: z.boolean(), mail: z.string().optional() }).nullable(),
  files: z.array(answerFileShape.extend({ content: memberShape })).nullable(),
});

const lookShape = z.object({
  id: z.string(), vendorId: z.string(), product: z.string(), startedAt: z.string(), endedAt: z.string(), engineVersion: z.string(), catalogVersion: z.string(),
  /** What the look shows, requirement by requirement; what is not there is unknown. */
  verdicts: z.record(z.string(), z.string()),
  position: memberShape, capture: memberShape,
});

/** A case as it is kept outside of a workspace: what is not named here does not leave, whatever the rows hold. What depends on the day on which it is looked at, as whether an acceptance has expired, is left to whoever reads it. */
export const caseShape = z.object({
  schema: z.literal('urn:assay:case-file:1'),
  organisation: z.string(),
  purchase: purchaseShape.omit({ ownerId: true }),
  candidates: z.array(candidateShape.extend({
    /** The newest look at it. */
    look: z.string().nullable(),
    artifacts: z.array(z.object({ kind: z.string(), title: z.string(), state: artifactStateShape, note: z.string(), changedAt: z.string().nullable() })),
    criteria: z.array(z.object({ criterion: z.string(), text: z.string(), isMet: z.boolean(), note: z.string(), answeredAt: z.string() })),
    clauses: z.array(clauseShape), responsibilities: z.array(dutyShape),
  })),
  /** Why the case went on without showing makers what was seen of them; null when it did not. */
  findingsWaiver: z.object({ reason: z.string(), at: z.string(), by: z.string() }).nullable().default(null),
  looks: z.array(lookShape),
  inquiries: z.array(inquiryShape.omit({ sheets: true }).extend({ sheets: z.array(sheetShape) })),
  acceptances: z.array(acceptanceShape.omit({ state: true, purchaseId: true, purchase: true, vendor: true, product: true, reseller: true }).extend({ /** The signed statement; null unless it was accepted. */ envelope: memberShape.nullable() })),
  objections: z.array(z.object({
    id: z.string(), candidateId: z.string().nullable(), byName: z.string(), byOffice: z.string(), reason: z.string(), enteredAt: z.string(), escalatedTo: z.string().nullable(), escalatedOn: z.string().nullable(),
    decision: z.enum(['upheld', 'overruled']).nullable(), decisionReason: z.string().nullable(), decidedAt: z.string().nullable(), decidedByName: z.string().nullable(), withdrawnAt: z.string().nullable(), withdrawnReason: z.string().nullable(),
  })),
  /** Public keys that signed its acceptances, or sign its archive: base64 of 32 bytes. */
  keys: z.array(z.object({ keyId: z.string(), publicKey: z.string() })),
});
export type CaseFile = z.infer<typeof caseShape>;
