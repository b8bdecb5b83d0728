import type { SourceDocument } from '../model/requirement.ts';

/** A document that requirements come from. */
export interface SourceEdition {
  readonly document: SourceDocument;
  readonly title: string;
  readonly publisher: string;
  readonly edition: string;
  /** Day on which this edition came out. */
  readonly publishedAt: string;
  readonly address: string;
  readonly validity: {
    /** Day from which the document speaks. */
    readonly from: string;
    /** Last day, where the document states one. */
    readonly until: string | undefined;
    readonly note: string;
  };
  /** Clauses or sections that requirements may name, in the order of the document. */
  readonly clauses: readonly string[];
}

/** The sources with the editions that this version of the catalogue was written from. */
export const sources = [
  {
    document: 'pledge',
    title: 'Secure by Design Pledge',
    publisher: 'CISA',
    edition: 'May 2024',
    publishedAt: '2024-05-08',
    address: 'https://www.cisa.gov/securebydesign/pledge',
    validity: { from: '2024-05-08', until: undefined, note: 'Voluntary and not binding. Each signature runs for one year from its day; the text states no end.' },
    clauses: [
      'Overview',
      'G1', 'G1-C1', 'G1-N1', 'G1-A1', 'G1-A2', 'G1-A3', 'G1-M1', 'G1-M2', 'G1-M3', 'G1-N2',
      'G2', 'G2-C0', 'G2-C1', 'G2-C2', 'G2-A1', 'G2-A2', 'G2-A3', 'G2-A4', 'G2-A5', 'G2-M1', 'G2-M2', 'G2-M3',
      'G3', 'G3-C1', 'G3-A1', 'G3-A2', 'G3-A3', 'G3-A4', 'G3-M1', 'G3-M2',
      'G4', 'G4-C1', 'G4-A1', 'G4-A2', 'G4-A3', 'G4-A4', 'G4-M1', 'G4-M2', 'G4-N1',
      'G5', 'G5-M1', 'G5-M2', 'G5-M3',
      'G6', 'G6-2', 'G6-3', 'G6-4', 'G6-C1', 'G6-M1', 'G6-M2',
      'G7', 'G7-A1', 'G7-A2', 'G7-A3', 'G7-M1', 'G7-M2',
    ],
  },
  {
    document: 'white-paper',
    title: 'Shifting the Balance of Cybersecurity Risk: Principles and Approaches for Secure by Design Software',
    publisher: 'CISA with agencies of its partner countries',
    edition: 'update of October 2023',
    publishedAt: '2023-10-17',
    address: 'https://www.cisa.gov/resources-tools/resources/secure-by-design',
    validity: { from: '2023-04-13', until: undefined, note: 'Guidance, first published on 13 April 2023; no later edition is known to this catalogue.' },
    clauses: [
      'Overview',
      'What’s new',
      'How to use this document',
      'Secure by design',
      'Secure by default',
      'Software product security principles',
      'Principle 1',
      'Principle 1, secure by default practices',
      'Principle 1, secure product development practices',
      'Principle 1, pro-security business practices',
      'Principle 2',
      'Principle 2, secure by default practices',
      'Principle 2, secure product development practices',
      'Principle 2, pro-security business practices',
      'Principle 3',
      'Secure by design tactics',
      'Secure by default tactics',
      'Hardening vs loosening guides',
      'Recommendations for customers',
    ],
  },
  {
    document: 'demand-guide',
    title: 'Secure by Demand Guide: How Software Customers Can Drive a Secure Technology Ecosystem',
    publisher: 'CISA and FBI',
    edition: 'August 2024',
    publishedAt: '2024-08-06',
    address: 'https://www.cisa.gov/resources-tools/resources/secure-demand-guide',
    validity: { from: '2024-08-06', until: undefined, note: 'Guidance for those who buy software; no later edition is known to this catalogue.' },
    clauses: [
      'Overview',
      'General questions',
      'Authentication',
      'Eliminating classes of vulnerability',
      'Evidence of intrusions',
      'Software supply chain security',
      'Vulnerability disclosure and reporting',
      'Where to go for further information',
    ],
  },
] as const satisfies readonly SourceEdition[];
