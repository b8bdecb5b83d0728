import { join } from 'node:path';
import { parseDate } from '../model/time.ts';
import type { VendorSubject } from '../model/vendor-position.ts';
import { terminal } from '../report/escape/terminal.ts';
import { boundedWorld } from '../vendor/collector/bounded-world.ts';
import { parsePackageName } from '../vendor/collector/package-name.ts';
import { parseDomain } from '../vendor/collector/site.ts';
import { GivenProblem, parseGivenAddress, parseGivenPage, registryOf, type Given } from '../vendor/given.ts';
import { lookAtVendor } from '../vendor/look.ts';
import { repositoryFacts } from '../vendor/repository-facts.ts';
import { dataFolder } from './data-folder.ts';
import { CommandFailure } from './print.ts';
import { cveFactsOf } from './vendor-cve.ts';
import { wayOutOf, type WayOutCommandOptions } from './way-out.ts';

/** Options with which a maker is looked at. */
export interface LookCommandOptions extends WayOutCommandOptions {
  readonly name?: string;
  readonly product?: string;
  readonly signed?: string;
  readonly page?: readonly string[];
  readonly package?: readonly string[];
  readonly registry?: string;
  readonly aggregator?: readonly string[];
  readonly repository?: string;
  readonly data?: string;
  readonly list?: string;
  readonly makerIssuer?: readonly string[];
  readonly issuers?: string;
  readonly exploited?: string;
  readonly capture?: string;
}

/**
 * Looks at a maker now and keeps the capture.
 * @param who a domain, or the name of a maker whose site is not known
 * @returns the capture's folder
 */
export async function newCapture(who: string, options: LookCommandOptions, engineVersion: string): Promise<string> {
  const subject = subjectOf(who, options);
  const given = givenOf(options);
  const world = boundedWorld(wayOutOf(options, engineVersion));
  const cve = await cveFactsOf(subject, options);
  const repository = options.repository === undefined ? undefined : await repositoryFacts(options.repository);
  if (options.repository !== undefined && repository === undefined) throw new CommandFailure(terminal`${options.repository} is no clone, folder or archive of a repository that can be read.`, 'usage');
  const folder = options.capture ?? captureFolder(dataFolder(options.data), subject, new Date());
  await lookAtVendor(world, { folder, subject, given, engineVersion, now: () => new Date(), ...(cve === undefined ? {} : { cve }), ...(repository === undefined ? {} : { repository }) });
  return folder;
}

function subjectOf(who: string, { name, product, signed }: LookCommandOptions): VendorSubject {
  const domain = parseDomain(who);
  if (domain === undefined && (/[./:@]/.test(who) || !/[\p{L}\p{N}]/u.test(who))) throw new CommandFailure(terminal`${who} is neither a domain such as acme.example nor the name of a maker.`, 'usage');
  if (signed !== undefined && parseDate(signed) === undefined) throw new CommandFailure(terminal`--signed expects the day of signing, such as 2024-05-08; it was ${signed}.`, 'usage');
  const more = { ...(product === undefined ? {} : { product }), ...(signed === undefined ? {} : { signedAt: signed }) };
  return domain === undefined ? { name: name ?? who, ...more } : { domain, ...(name === undefined ? {} : { name }), ...more };
}

function givenOf({ page = [], package: packages = [], registry, aggregator = [] }: LookCommandOptions): Given {
  try {
    for (const item of packages) if (parsePackageName(item) === undefined) throw new CommandFailure(terminal`--package expects npm:name or npm:@scope/name@1.2.3; it was ${item}.`, 'usage');
    const base = packages.length === 0 ? undefined : registryOf(registry, process.env);
    return { pages: page.map(parseGivenPage), packages, aggregators: aggregator.map(parseGivenAddress), ...(base === undefined ? {} : { registry: base }) };
  } catch (problem) {
    if (problem instanceof GivenProblem) throw new CommandFailure(terminal`${problem.message}`, 'usage');
    throw problem;
  }
}

/** Where captures are kept: one folder a look, by maker and time. */
function captureFolder(data: string, subject: VendorSubject, at: Date): string {
  return join(data, 'captures', subject.domain ?? subject.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80), at.toISOString().replace(/[-:]|\.[0-9]+/g, ''));
}
