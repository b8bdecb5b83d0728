import type { VendorSubject } from '../model/vendor-position.ts';
import { readExploited, readIssuerFile } from '../cve-list/index.ts';
import { cveFactsIn, type CveFacts } from '../vendor/cve-facts.ts';
import { listFolder, withRefusals } from './cve-list.ts';

/** Options that say what is asked of the CVE list. */
export interface CveFactsOptions {
  readonly list?: string;
  readonly data?: string;
  readonly issuers?: string;
  readonly makerIssuer?: readonly string[];
  readonly exploited?: string;
}

/** Asks the CVE list on this machine for a maker (`cveFactsIn`); what it refuses is said in its own sentence. */
export async function cveFactsOf(subject: VendorSubject, options: CveFactsOptions): Promise<CveFacts | undefined> {
  return withRefusals(async () => cveFactsIn(listFolder(options), subject, {
    ...(options.issuers === undefined ? {} : { issuers: readIssuerFile(options.issuers) }),
    ...(options.exploited === undefined ? {} : { exploited: await readExploited(options.exploited) }),
    ...(options.makerIssuer === undefined ? {} : { makerIssuers: options.makerIssuer }),
  }));
}
