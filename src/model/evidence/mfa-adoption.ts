import type { Population } from '../measure.ts';

/**
 * How many accounts use which factor, as a series: counts only. Names, addresses and account ids never get here,
 * and counts of fewer than 10 people are withheld together with as many others as keep them from being worked out.
 */
export interface MfaAdoption {
  readonly series: readonly MfaSeries[];
}

/** One population and role at one time. Each account is counted once, under its strongest factor. */
export interface MfaSeries {
  readonly population: MfaPopulation;
  readonly role: MfaRole;
  /** Date that the counts speak of (`2026-05-31`); absent when the export does not say. */
  readonly at?: string;
  /** Start of the period (`2026-05-01`), when it has a length. */
  readonly from?: string;
  /** Active accounts: the sum of the counts. Absent when withheld or not known; no share can then be stated. */
  readonly active?: number;
  readonly counts: readonly MfaCount[];
  /** False where the export can't tell the factor: nothing can then be said of phishing-resistant sign-in. */
  readonly namesFactors: boolean;
}

interface MfaCount {
  readonly factor: MfaFactor;
  /** Absent when withheld: at least one account, and perhaps fewer than 10. */
  readonly accounts?: number;
}

export type MfaPopulation = Extract<Population, 'customers' | 'own-staff' | 'this-instance'>;

export type MfaRole = 'administrator' | 'user' | 'developer' | 'support' | 'guest' | 'service' | 'other' | 'not-stated';

/** Ascending by strength; `not-stated` is a second factor whose kind the export does not name. */
export const mfaFactors = ['none', 'other', 'not-stated', 'sms', 'totp', 'push', 'certificate', 'passkey', 'fido2'] as const;
export type MfaFactor = (typeof mfaFactors)[number];

/** FIDO2, passkey (Windows Hello and other platform sign-in too) and certificate. */
export const phishingResistantFactors: ReadonlySet<MfaFactor> = new Set<MfaFactor>(['certificate', 'passkey', 'fido2']);
