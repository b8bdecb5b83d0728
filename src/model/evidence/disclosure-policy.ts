/**
 * What a search for phrases saw in the text of a vulnerability disclosure policy: places for a person to read.
 * No words of the text are kept, and a place is never a judgement of what the words mean.
 */
export interface DisclosurePolicy {
  /** Phrases are searched in English only; in `other` texts nothing can be recognised. */
  readonly language: 'english' | 'other';
  readonly words: number;
  /** Clauses (a) to (d) of the pledge's goal 5. */
  readonly clauses: Readonly<Record<PolicyClause, readonly Passage[]>>;
  /** What BOD 20-01 asks a policy to say. */
  readonly elements: Readonly<Record<PolicyElement, readonly Passage[]>>;
  /** Passages that speak against a clause, or ask for what BOD 20-01 rules out. */
  readonly obstacles: Readonly<Record<PolicyObstacle, readonly Passage[]>>;
  /** Addresses that stand in a passage about reporting; of a mailbox only its domain. */
  readonly channels: readonly PolicyChannel[];
  /** Dates of issue or change (`2026-05-31`). */
  readonly dates: readonly { readonly date: string; readonly line: number }[];
  /** Longest number of days named in a passage about public disclosure, and about acknowledging a report. */
  readonly disclosureDays?: number;
  readonly acknowledgementDays?: number;
}

/** Lines of the artifact, 1-based, both ends included. */
export interface Passage {
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface PolicyChannel {
  readonly line: number;
  readonly kind: 'email' | 'web' | 'phone';
  /** Domain of a mailbox or host of an address, lower case. */
  readonly domain?: string;
}

export const policyClauses = {
  'authorises-testing': '(a) authorises public testing',
  'no-legal-action': '(b) commits not to recommend or pursue legal action',
  channel: '(c) gives a clear channel',
  'public-disclosure': '(d) allows public disclosure in line with coordinated practice',
} as const;
export type PolicyClause = keyof typeof policyClauses;

/** What a policy should say by BOD 20-01; `covers-all-products` is the white paper's. */
export type PolicyElement = 'scope' | 'covers-all-products' | 'tests-allowed-or-forbidden' | 'what-to-send' | 'anonymous-reports' | 'acknowledgement-time' | 'issuance-date';

export const policyObstacles = {
  'legal-threat': 'keeps legal action open',
  'testing-forbidden': 'forbids testing',
  'disclosure-forbidden': 'forbids public disclosure, or ties it to consent',
  'personal-data-required': 'asks for personal data as a condition',
  'vetted-testers-only': 'limits testing to chosen people',
  'nationality-limit': 'limits who may take part by country or nationality',
} as const;
export type PolicyObstacle = keyof typeof policyObstacles;
