import type { Mapping } from '../model/requirement.ts';

/** A framework that mappings point into. */
interface Framework {
  readonly title: string;
  readonly publisher: string;
  readonly edition: string;
  readonly address: string;
  /** Every id that the catalogue points at; another one does not compile. */
  readonly ids: readonly string[];
}

/**
 * Frameworks with the ids that the catalogue points at. Only certain ones are listed: the tasks that the sources
 * name themselves, and those whose wording asks for the same.
 */
export const frameworks = {
  'ssdf-1.1': {
    title: 'Secure Software Development Framework, SP 800-218',
    publisher: 'NIST',
    edition: '1.1, February 2022',
    address: 'https://csrc.nist.gov/pubs/sp/800/218/final',
    ids: ['PO.1.3', 'PO.2.2', 'PO.2.3', 'PO.5.1', 'PS.3.2', 'PW.1.1', 'PW.4.1', 'PW.5.1', 'PW.6.1', 'PW.7.1', 'PW.7.2', 'PW.8.2', 'PW.9.1', 'PW.9.2', 'RV.1.3', 'RV.3.1', 'RV.3.2', 'RV.3.3', 'RV.3.4'],
  },
  'csf-2.0': {
    title: 'Cybersecurity Framework',
    publisher: 'NIST',
    edition: '2.0, February 2024',
    address: 'https://www.nist.gov/cyberframework',
    ids: ['GV.RR-01', 'GV.RR-03', 'GV.RR-04', 'GV.SC-02', 'GV.SC-05', 'GV.SC-06', 'GV.SC-07', 'ID.RA-07', 'ID.RA-08', 'ID.RA-10'],
  },
  'osps-baseline': {
    title: 'Open Source Project Security Baseline',
    publisher: 'OpenSSF',
    edition: 'as of July 2026',
    address: 'https://baseline.openssf.org',
    ids: ['OSPS-DO-04.01', 'OSPS-DO-05.01', 'OSPS-DO-06.01', 'OSPS-QA-02.02', 'OSPS-QA-07.01', 'OSPS-SA-03.02', 'OSPS-VM-01.01', 'OSPS-VM-02.01', 'OSPS-VM-04.01', 'OSPS-VM-06.02'],
  },
  mvsp: {
    title: 'Minimum Viable Secure Product',
    publisher: 'MVSP working group',
    edition: '3.0, 9 November 2023',
    address: 'https://mvsp.dev',
    ids: ['1.1', '1.4', '1.5', '2.1', '2.2', '2.4', '2.5', '2.6', '2.7', '3.3', '4.2'],
  },
  cra: {
    title: 'Cyber Resilience Act, Regulation (EU) 2024/2847',
    publisher: 'European Union',
    edition: '23 October 2024',
    address: 'https://eur-lex.europa.eu/eli/reg/2024/2847/oj',
    ids: [
      'Annex I, Part I (2)(b)',
      'Annex I, Part I (2)(c)',
      'Annex I, Part I (2)(d)',
      'Annex I, Part I (2)(e)',
      'Annex I, Part I (2)(j)',
      'Annex I, Part I (2)(k)',
      'Annex I, Part I (2)(l)',
      'Annex I, Part II (1)',
      'Annex I, Part II (4)',
      'Annex I, Part II (5)',
      'Annex I, Part II (6)',
      'Article 13(2)',
      'Article 13(5)',
      'Article 13(19)',
    ],
  },
} as const satisfies Partial<Record<Mapping['framework'], Framework>>;

type Ids<Name extends keyof typeof frameworks> = (typeof frameworks)[Name]['ids'][number];

/** A task of SSDF 1.1. */
export function ssdf(id: Ids<'ssdf-1.1'>): Mapping {
  return { framework: 'ssdf-1.1', id };
}

/** A subcategory of CSF 2.0. */
export function csf(id: Ids<'csf-2.0'>): Mapping {
  return { framework: 'csf-2.0', id };
}

/** An assessment requirement of the OSPS Baseline. */
export function osps(id: Ids<'osps-baseline'>): Mapping {
  return { framework: 'osps-baseline', id };
}

/** A control of MVSP 3.0. */
export function mvsp(id: Ids<'mvsp'>): Mapping {
  return { framework: 'mvsp', id };
}

/** A point of the Cyber Resilience Act. */
export function cra(id: Ids<'cra'>): Mapping {
  return { framework: 'cra', id };
}
