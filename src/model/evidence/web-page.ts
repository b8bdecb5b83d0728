/** A page of the maker's own site: what it links to, and passages on security features for a person to read. */
export interface WebPage {
  /** Evidence text, cut to 200 characters. */
  readonly title?: string;
  readonly language?: string;
  readonly words: number;
  /** Of `<base href>`, as written: what relative addresses of the page start from; evidence text. */
  readonly base?: string;
  /**
   * Web addresses as written, in page order, each once, at most 2,000; text cut to 120 characters. A reader does not know where the
   * page came from, so relative ones stay relative: whoever fetched it resolves them.
   */
  readonly links: readonly { readonly address: string; readonly text: string }[];
  readonly passages: readonly PagePassage[];
  /** Latest day that the page gives for itself in a short line («last updated 31 May 2026»): `2026-05-31`. */
  readonly datedAt?: string;
}

/** A place for a person to read; what it means is never judged by words found. */
export interface PagePassage {
  readonly topic: PageTopic;
  /** At most 300 characters of the page; mail addresses and what reads like a person's name are masked. */
  readonly quote: string;
  /** 1-based line of the artifact on which the sentence begins. */
  readonly line: number;
}

export const pageTopics = {
  'single-sign-on': 'single sign-on',
  'multi-factor': 'sign-in with several factors',
  'audit-log': 'audit logs',
  'extra-charge': 'price of a security feature',
  pledge: 'the Secure by Design Pledge',
  'end-of-life': 'end of life or support',
  sbom: 'a software bill of materials',
  roadmap: 'a roadmap for security',
  transparency: 'openness about security',
} as const;
export type PageTopic = keyof typeof pageTopics;
