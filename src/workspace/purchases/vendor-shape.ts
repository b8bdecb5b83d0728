import { z } from 'zod';
import type { VendorPosition, VendorSubject } from '../../model/vendor-position.ts';
import type { VerdictName } from '../../model/verdict.ts';
import type { Tables } from '../../store/tables.ts';
import { GivenProblem, givenPageKinds, parseGivenAddress, type Given } from '../../vendor/given.ts';
import { parsePackageName } from '../../vendor/collector/package-name.ts';
import { parseDomain } from '../../vendor/collector/site.ts';
import { dayShape } from '../goals/input-shapes.ts';
import { verdictName } from '../measured/assessment-shape.ts';
import { nameShape } from '../shapes.ts';

/** How much depends on a maker or a purchase, the most first. */
const criticalities = ['critical', 'high', 'ordinary', 'low'] as const;
export const criticalityShape = z.enum(criticalities);
/** Services that everything else leans on. */
const serviceShape = z.enum(['network', 'identity', 'security-operations']);

/** A domain, as `acme.example`. */
const domainShape = z.string().trim().max(253).transform((text, context) => {
  const domain = parseDomain(text);
  if (domain !== undefined) return domain;
  context.addIssue({ code: 'custom', message: 'Expected the maker’s domain, such as acme.example.' });
  return z.NEVER;
});

const addressShape = z.string().max(2000).transform((text, context) => {
  try {
    return parseGivenAddress(text);
  } catch (problem) {
    if (!(problem instanceof GivenProblem)) throw problem;
    context.addIssue({ code: 'custom', message: problem.message });
    return z.NEVER;
  }
});

/** What the organisation knows of a maker’s pages and packages, so that they need not be found. */
const givenShape = z.strictObject({
  pages: z.array(z.strictObject({ kind: z.enum(givenPageKinds as readonly [Given['pages'][number]['kind'], ...Given['pages'][number]['kind'][]]), address: addressShape })).max(40).default([]),
  packages: z.array(z.string().max(300).refine((text) => parsePackageName(text) !== undefined, 'Expected a package such as npm:@acme/tool@1.2.3.')).max(20).default([]),
  aggregators: z.array(addressShape).max(5).default([]),
});

/** What is said of a maker when it is added or changed. */
export const vendorInput = {
  name: nameShape,
  domain: domainShape.optional(),
  criticality: criticalityShape.default('ordinary'),
  service: serviceShape.optional(),
  signedAt: dayShape.optional(),
  given: givenShape.default({ pages: [], packages: [], aggregators: [] }),
};

/** What one look found, in figures: never added up to one. */
const lookSummaryShape = z.object({
  counts: z.record(verdictName, z.number()),
  /** Of the requirements on which something can be seen from outside. */
  visible: z.number(),
  places: z.object({ found: z.number(), notLooked: z.number(), lookedFor: z.number() }),
  questions: z.number(),
  /** Files that were found and could not be read. */
  unread: z.number(),
  /** Day of the newest record in the CVE list that was asked; null when there is no list here. */
  cveListAt: z.string().nullable(),
});
export type LookSummary = z.infer<typeof lookSummaryShape>;

export const lookShape = z.object({ id: z.string(), vendorId: z.string(), product: z.string(), startedAt: z.string(), endedAt: z.string(), engineVersion: z.string(), catalogVersion: z.string(), captureDigest: z.string(), summary: lookSummaryShape });

export const vendorShape = z.object({
  id: z.string(), name: z.string(), domain: z.string().nullable(), criticality: criticalityShape, service: serviceShape.nullable(), signedAt: z.string().nullable(), given: givenShape,
  createdAt: z.string(), changedAt: z.string(), archivedAt: z.string().nullable(),
});

export function vendorOf({ given, ...row }: Omit<Tables['vendor'], 'createdBy' | 'lookJobId'>): z.infer<typeof vendorShape> {
  return { ...row, given: givenShape.parse(JSON.parse(given)) };
}

export function lookOf({ summary, ...row }: Omit<Tables['vendorLook'], 'positionDigest' | 'positionBytes' | 'captureBytes' | 'askedBy'>): z.infer<typeof lookShape> {
  return { ...row, summary: lookSummaryShape.parse(JSON.parse(summary)) };
}

/** Columns of a look that leave in lists. */
export const lookColumns = ['id', 'vendorId', 'product', 'startedAt', 'endedAt', 'engineVersion', 'catalogVersion', 'captureDigest', 'summary'] as const;

/** Whom a look is about. @param product empty for the maker as a whole */
export function subjectOf({ name, domain, signedAt }: Pick<Tables['vendor'], 'name' | 'domain' | 'signedAt'>, product: string): VendorSubject {
  const more = { ...(product === '' ? {} : { product }), ...(signedAt === null ? {} : { signedAt }) };
  return domain === null ? { name, ...more } : { domain, name, ...more };
}

export function summaryOfLook({ verdicts, visible, places, questions, evidence, cve }: VendorPosition): LookSummary {
  const seen = new Set(visible);
  const counts: Record<VerdictName, number> = { met: 0, 'partly-met': 0, 'not-met': 0, contradicted: 0, claimed: 0, unknown: 0, 'not-applicable': 0 };
  // A way that was not chosen is another way, and no gap.
  const counting = verdicts.filter(({ requirement, isAnotherWay }) => seen.has(requirement) && isAnotherWay !== true);
  for (const { verdict } of counting) counts[verdict] += 1;
  return {
    counts, visible: counting.length, questions: questions.length,
    places: { found: places.filter(({ outcome }) => outcome === 'found').length, notLooked: places.filter(({ outcome }) => outcome === 'not-looked').length, lookedFor: places.length },
    unread: evidence.filter(({ state }) => state !== 'read').length,
    cveListAt: cve?.list.newestAt ?? null,
  };
}
