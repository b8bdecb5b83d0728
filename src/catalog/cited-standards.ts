import type { SourceDocument } from '../model/requirement.ts';

/** A standard, framework or guide that a source names. */
interface CitedStandard {
  readonly title: string;
  readonly publisher: string;
  /** Sources that name it. */
  readonly namedBy: readonly SourceDocument[];
}

/** What the sources name as further standards and guides, kept so that a reader can follow them. */
export const citedStandards: readonly CitedStandard[] = [
  { title: 'Secure Software Development Framework (SP 800-218)', publisher: 'NIST', namedBy: ['white-paper', 'demand-guide'] },
  { title: 'Cross-Sector Cybersecurity Performance Goals', publisher: 'CISA', namedBy: ['white-paper'] },
  { title: 'Cybersecurity Framework', publisher: 'NIST', namedBy: ['white-paper'] },
  { title: 'Zero Trust Architecture (SP 800-207)', publisher: 'NIST', namedBy: ['white-paper'] },
  { title: 'Zero Trust Maturity Model', publisher: 'CISA', namedBy: ['white-paper'] },
  { title: 'Cyber Assessment Framework', publisher: 'NCSC-UK', namedBy: ['white-paper'] },
  { title: 'Israel Cyber Supply Chain Methodology', publisher: 'INCD', namedBy: ['white-paper'] },
  { title: 'Use cases on managing open source software and its security', publisher: 'METI', namedBy: ['white-paper'] },
  { title: 'Guide to introducing software bills of materials', publisher: 'METI', namedBy: ['white-paper'] },
  { title: 'TR-03183-2, Cyber Resilience Requirements, Part 2: Software Bill of Materials', publisher: 'BSI', namedBy: ['white-paper'] },
  { title: 'Cyber Resilience Act, Regulation (EU) 2024/2847', publisher: 'European Union', namedBy: ['white-paper'] },
  { title: 'Stakeholder-Specific Vulnerability Categorization', publisher: 'CISA', namedBy: ['white-paper'] },
  { title: 'Common Vulnerabilities and Exposures', publisher: 'CVE Program', namedBy: ['pledge', 'white-paper', 'demand-guide'] },
  { title: 'Common Weakness Enumeration', publisher: 'MITRE', namedBy: ['pledge', 'white-paper', 'demand-guide'] },
  { title: 'Common Platform Enumeration', publisher: 'NIST', namedBy: ['pledge', 'demand-guide'] },
  { title: 'security.txt (RFC 9116)', publisher: 'IETF', namedBy: ['pledge'] },
  { title: 'Security Assertion Markup Language', publisher: 'OASIS', namedBy: ['white-paper'] },
  { title: 'OpenID Connect', publisher: 'OpenID Foundation', namedBy: ['white-paper'] },
  { title: 'FIDO2 and passkeys', publisher: 'FIDO Alliance', namedBy: ['pledge', 'white-paper', 'demand-guide'] },
  { title: 'Transport Layer Security', publisher: 'IETF', namedBy: ['white-paper'] },
  { title: 'Trusted Platform Module', publisher: 'Trusted Computing Group', namedBy: ['white-paper'] },
  { title: 'Capability Hardware Enhanced RISC Instructions', publisher: 'University of Cambridge', namedBy: ['white-paper'] },
  { title: 'Information sheet on software memory safety', publisher: 'NSA', namedBy: ['white-paper'] },
  { title: 'Factsheet on mature authentication', publisher: 'NCSC-NL', namedBy: ['white-paper'] },
  { title: 'Vulnerability disclosure policy template', publisher: 'CISA', namedBy: ['white-paper'] },
  { title: 'Guidance for K-12 technology acquisitions', publisher: 'CISA', namedBy: ['white-paper'] },
  { title: 'Software Acquisition Guide for Government Enterprise Consumers', publisher: 'ICT SCRM Task Force', namedBy: ['demand-guide'] },
  { title: 'Minimum Viable Secure Product', publisher: 'MVSP working group', namedBy: ['demand-guide'] },
  { title: 'Secure by Design Pledge', publisher: 'CISA', namedBy: ['demand-guide'] },
];
