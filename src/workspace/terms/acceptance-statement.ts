import { canonicalBytes } from '../../attest/canonical-json.ts';
import type { Bytes } from '../../attest/bytes.ts';
import type { Tables } from '../../store/tables.ts';

/** Media type of a signed acceptance in its envelope. */
export const acceptancePayloadType = 'application/vnd.assay.risk-acceptance+json';

/** Everything that the executive saw, and who they are. */
export interface AcceptanceFacts {
  readonly organisation: string;
  readonly acceptance: Tables['acceptance'];
  readonly purchase: string;
  readonly vendor: string;
  readonly domain: string | null;
  readonly product: string;
  readonly reseller: string;
  /** Account of whoever accepts. */
  readonly accountId: string;
  readonly name: string;
  readonly office: string;
  /** RFC 3339. */
  readonly approvedAt: string;
}

/** The statement that is signed: canonical JSON (RFC 8785), so that the same acceptance has the same bytes. */
export function acceptanceStatement({ organisation, acceptance, purchase, vendor, domain, product, reseller, accountId, name, office, approvedAt }: AcceptanceFacts): Bytes {
  const { id, purchaseId, candidateId, requirement, criterionId, gap, standing, lookId, reason, controls, owner, expiresOn, askedAt, askedByName } = acceptance;
  return canonicalBytes({
    schema: 'urn:assay:risk-acceptance:1', id, organisation,
    purchase: { id: purchaseId, title: purchase }, candidate: { id: candidateId, vendor, domain, product, reseller },
    gap: { requirement, criterion: criterionId, words: gap, standing, look: lookId },
    reason, controls, owner, expiresOn, asked: { at: askedAt, by: askedByName }, approved: { at: approvedAt, account: accountId, name, office },
  });
}
