import { objectAt, type JsonObject } from '../gateway/json-value.ts';
import { idsAt } from './rows.ts';

/** The status groups of CSAF, joined as test 6.1.6 joins them. */
export const statusGroups = {
  affected: ['first_affected', 'known_affected', 'last_affected'],
  notAffected: ['known_not_affected'],
  fixed: ['first_fixed', 'fixed'],
  underInvestigation: ['under_investigation'],
  /** Of 2.1 only. */
  unknown: ['unknown'],
} as const;

export type StatusGroup = keyof typeof statusGroups;

/** Ids of the products in the lists of one status, in document order, each as often as it is named. */
export function productsWith(vulnerability: JsonObject, group: StatusGroup): readonly string[] {
  const status = objectAt(vulnerability, 'product_status');
  if (status === undefined) return [];
  const lists = statusGroups[group].map((key) => idsAt(status, key)).filter((list) => list.length > 0);
  return lists.length === 1 ? (lists[0] ?? []) : lists.flat();
}
