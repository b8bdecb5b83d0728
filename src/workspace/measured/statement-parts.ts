import type { StatementAmendment } from '../../read/assay-yaml/amend-statement.ts';
import type { Reader } from '../../store/store.ts';
import { goalsInStatement } from '../goals/statement-part.ts';
import { claimsPart } from '../claims/statement-part.ts';
import { publishListPart } from '../publishing/publish-list-part.ts';

/**
 * What rooms of the workspace add to a product’s own statement when it is assessed or published.
 * @param use `publication` leaves out the names of people who did not agree that they are published
 * @param at RFC 3339
 */
export type StatementPart = (rows: Reader, productId: string, use: 'assessment' | 'publication', at: string) => Promise<StatementAmendment>;

/** Each room that keeps something of a statement gives its part here. */
export const statementParts: readonly StatementPart[] = [
  claimsPart,
  goalsInStatement,
  publishListPart,
];
