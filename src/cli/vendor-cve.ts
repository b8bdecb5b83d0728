import type { CveView } from '../model/cve-view.ts';
import type { CveRecord } from '../model/evidence/cve-records.ts';
import { parseDate } from '../model/time.ts';
import { subjectName, type VendorSubject } from '../model/vendor-position.ts';
import { openCveList, readExploited, readIssuerFile, type CveQuestion } from '../cve-list/index.ts';
import { listFolder, withRefusals } from './cve-list.ts';

/** Options that say what is asked of the CVE list. */
export interface CveFactsOptions {
  readonly list?: string;
  readonly data?: string;
  readonly issuers?: string;
  readonly makerIssuer?: readonly string[];
  readonly exploited?: string;
}

/** What the CVE list on this machine says of a maker. */
export interface CveFacts {
  readonly view: CveView;
  readonly records: readonly CveRecord[];
}

/**
 * Asks the CVE list for a maker, by its name or else by the first part of its domain.
 * @returns undefined when no list was imported here: that is no failure, and the report says so
 */
export async function cveFactsOf(subject: VendorSubject, options: CveFactsOptions): Promise<CveFacts | undefined> {
  return withRefusals(async () => {
    const list = openCveList(listFolder(options), options.issuers === undefined ? undefined : readIssuerFile(options.issuers));
    if (list === undefined) return undefined;
    try {
      const signedAt = subject.signedAt === undefined ? undefined : parseDate(subject.signedAt);
      const exploited = options.exploited === undefined ? undefined : await readExploited(options.exploited);
      const question: CveQuestion = {
        vendor: subject.name ?? subjectName(subject).split('.')[0] ?? subjectName(subject),
        ...(subject.product === undefined ? {} : { product: subject.product }),
        ...(options.makerIssuer === undefined ? {} : { makerIssuers: options.makerIssuer }),
        ...(signedAt === undefined ? {} : { signedAt }),
        ...(exploited === undefined ? {} : { exploited }),
      };
      return { view: list.view(question), records: list.makerRecords(question) };
    } finally {
      list.close();
    }
  });
}
