/** What a mail to join the pledge is made of. */
export interface PledgeMailFacts {
  /** The maker, as it signs. */
  readonly maker: string;
  /** Products that it stands for. */
  readonly products: readonly string[];
}

/** Where the pledge says how to join, and to which address a mail goes; it may have changed since. */
const pledgePage = 'https://www.cisa.gov/securebydesign/pledge';

/** A mail to join the pledge, with the two things that are confirmed by joining. A person reads it, completes it and sends it: Assay sends nothing. */
export function pledgeMail({ maker, products }: PledgeMailFacts): { readonly subject: string; readonly text: string; readonly page: string } {
  return {
    page: pledgePage,
    subject: `${maker} would like to join the Secure by Design Pledge`,
    text: `Good day,

${maker} would like to join the Secure by Design Pledge as a maker of enterprise software products and services, such as ${products.length === 0 ? '(name your products)' : products.join(', ')}.

We confirm two things:
1. Whoever signs below may do so for us, and we mean to work towards the seven goals over the year after signing.
2. Our name may be listed in public among those who signed.

Whoever signs for ${maker}: (name, office, mail address)
Whom you may write to about it: (name, mail address)

With kind regards
(name)
`,
  };
}
