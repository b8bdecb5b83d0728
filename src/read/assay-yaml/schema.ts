import * as z from 'zod/mini';
import { documentForms, type DocumentType } from '../../model/evidence/document-forms.ts';
import { measureDefinitions, type MeasureId } from '../../model/measure.ts';
import { parseDate } from '../../model/time.ts';

z.config({ jitless: true });

/**
 * The shape of `assay.yaml`. Every scalar is read as text, so that `1.10` and `no` stay what was written;
 * numbers and flags are recognised here.
 */
const text = z.string().check(z.minLength(1), z.maxLength(2000));
const insidePath = text.check(z.refine((path) => !path.startsWith('/') && !/^[A-Za-z]:/.test(path) && !path.split(/[\\/]/).includes('..'), 'a path inside the product’s folder, such as docs/threats.md,'));
const day = z.string().check(z.refine((text) => parseDate(text) !== undefined, 'a day of the calendar such as 2026-05-31'));
const flag = z.enum(['true', 'false']);
const wholeNumber = z.string().check(z.regex(/^\d{1,12}$/, 'a whole number'));
const decimal = z.string().check(z.regex(/^\d{1,12}(\.\d{1,6})?$/, 'a number'));
const requirementId = z.string().check(z.regex(/^(pledge|white-paper|demand-guide)\/[a-z0-9-]{1,80}$/, 'a requirement id such as pledge/vdp'));
const few = <Item extends z.ZodMiniType>(item: Item): z.ZodMiniArray<Item> => z.array(item).check(z.maxLength(1000));

const conditionNames = ['artificial-intelligence', 'cloud-service', 'configurable', 'customer-accounts', 'customer-data', 'database', 'network-service', 'on-premises', 'third-party-components', 'web-interface'] as const;
const evidenceKinds = [
  'advisory-feed',
  'attestation',
  'audit-log',
  'component-advisories',
  'control-assessment',
  'csaf-aggregator',
  'csaf-provider',
  'csaf-provider-folder',
  'cve-records',
  'disclosure-policy',
  'document',
  'exploited-vulnerabilities',
  'fix-deployments',
  'log-retention',
  'mfa-adoption',
  'open-source-stewardship',
  'package-provenance',
  'patch-adoption',
  'product-lifecycles',
  'sbom',
  'security-advisory',
  'security-insights',
  'security-txt',
  'settings-register',
  'sign-in-metadata',
  'tool-results',
  'vulnerability-statements',
  'usage-figures',
  'web-page',
] as const;
const documentTypes = Object.keys(documentForms) as [DocumentType, ...DocumentType[]];
const measureIds = Object.keys(measureDefinitions) as [MeasureId, ...MeasureId[]];

const point = z.strictObject({ at: day, numerator: wholeNumber, denominator: z.optional(wholeNumber) });

export const assayYaml = z.strictObject({
  assay: z.literal('1'),
  product: z.strictObject({ name: text, maker: z.optional(text), version: z.optional(text), repository: z.optional(z.string().check(z.maxLength(500), z.regex(/^https:\/\/[^\s?#@]+$/, 'the https address of the source repository'))), covers: z.optional(few(text)), leavesOut: z.optional(few(text)) }),
  conditions: z.optional(z.partialRecord(z.enum(conditionNames), z.union([flag, z.strictObject({ holds: flag, reason: z.optional(text) })]))),
  cnaShortName: z.optional(text),
  pledge: z.optional(z.strictObject({ signedAt: day })),
  measures: z.optional(few(z.strictObject({ requirement: requirementId, measure: z.enum(measureIds), population: z.optional(z.enum(['customers', 'own-staff', 'this-instance', 'product'])), chosenAt: day, baseline: z.optional(point), target: z.optional(z.strictObject({ at: z.optional(day), value: decimal })) }))),
  defaults: z.optional(few(z.strictObject({ setting: z.enum(['multi-factor-sign-in', 'automatic-updates', 'security-logs', 'single-sign-on', 'encrypted-connections']), audience: z.enum(['everyone', 'administrators', 'users']), value: z.enum(['on', 'off', 'opt-out', 'mandatory', 'absent']), extraCharge: z.optional(flag), since: z.optional(day) }))),
  lifecycle: z.optional(z.strictObject({ supportedUntil: z.optional(day), endOfLifeAt: z.optional(day), address: z.optional(text) })),
  logs: z.optional(z.strictObject({ retentionDays: z.optional(wholeNumber), extraCharge: z.optional(flag) })),
  products: z.optional(z.strictObject({ total: wholeNumber, withDefaultPassword: wholeNumber, at: day })),
  provenance: z.optional(z.strictObject({ identity: text, issuer: z.string().check(z.maxLength(500), z.regex(/^https:\/\/[^\s?#]+$/, 'the https address of who vouches for the identity')) })),
  obstacles: z.optional(few(z.strictObject({ requirement: requirementId, text }))),
  claims: z.optional(few(z.strictObject({ requirement: requirementId, text, by: text, role: text, at: day, expiresAt: day }))),
  affirmations: z.optional(few(z.strictObject({ requirement: requirementId, part: z.optional(text), scope: text, text: z.optional(text), by: text, role: text, at: day, expiresAt: day, shownBy: z.optional(z.enum(['account', 'mail-link', 'handed-link'])) }))),
  reviews: z.optional(few(z.strictObject({ fingerprint: text, decision: z.enum(['pass', 'fail']), reason: text, by: text, role: text, at: day, expiresAt: day }))),
  setAside: z.optional(few(z.strictObject({ fingerprint: text, reason: text, by: text, until: day }))),
  waysChosen: z.optional(few(requirementId)),
  evidence: z.optional(few(z.strictObject({ path: insidePath, kind: z.optional(z.enum(evidenceKinds)), type: z.optional(z.enum(documentTypes)) }))),
  notShipped: z.optional(few(text)),
  credentialList: z.optional(insidePath),
  publish: z.optional(z.strictObject({ publisher: z.string().check(z.maxLength(253), z.regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'a domain name in lower case such as acme.example')), public: few(insidePath), withheld: z.optional(few(insidePath)) })),
});

export type AssayYaml = z.infer<typeof assayYaml>;
