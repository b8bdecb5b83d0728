import type { SecurityInsights } from '../../model/evidence/security-insights.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import { parseDate, parseTime } from '../../model/time.ts';
import { arrayAt, isObject, objectAt, objectsAt, stringAt, valueAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { parseYaml } from '../gateway/yaml.ts';
import { unreadable, type Note, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { webAddressOf } from '../web-address.ts';

const bytesMax = 262_144;
const listedMax = 100;

/** A project's own words on its security: the OpenSSF Security Insights specification, 1.0 and 2.0. */
export const securityInsights: Reader<'security-insights'> = {
  id: 'security-insights',
  title: 'Security insights (OpenSSF, YAML)',
  produces: 'security-insights',
  accepts: ({ json, text = '' }) => json === undefined && /^header:[ \t]*(#.*)?$/m.test(text) && /^[ \t]+schema-version:/m.test(text),
  read: readInsights,
};

function readInsights(source: Source): Reading<'security-insights'> {
  try {
    const value = parseYaml(source.bytes(bytesMax), { failsafe: true });
    if (!isObject(value)) throw new Unreadable('is no mapping');
    const header = objectAt(value, 'header') ?? {};
    const schemaVersion = stringAt(header, 'schema-version') ?? '';
    if (!/^[12]\.\d/.test(schemaVersion)) return unreadable('security-insights', 'security-insights', say`The schema version is ${quote(schemaVersion === '' ? 'not stated' : schemaVersion, 40)}; 1 or 2 is expected.`, { jsonPointer: '/header/schema-version' });
    const notes: Note[] = [];
    const facts = factsOf(value, header, schemaVersion, (rule, message) => notes.push({ level: 'finding', rule, message, place: {} }));
    return { kind: 'security-insights', format: `security-insights-${schemaVersion[0] ?? ''}`, facts, notes, notesOmitted: 0 };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('security-insights', 'security-insights', say`The security insights file ${quote(problem.reason)}; YAML of at most ${bytesMax} bytes is expected.`, problem.at);
  }
}

function factsOf(value: JsonObject, header: JsonObject, schemaVersion: string, note: (rule: string, message: Text) => void): SecurityInsights {
  const [project, repository] = [objectAt(value, 'project') ?? {}, objectAt(value, 'repository') ?? {}];
  const security = [objectAt(repository, 'security') ?? {}, objectAt(project, 'security') ?? {}];
  const reporting = objectAt(value, 'vulnerability-reporting') ?? objectAt(project, 'vulnerability-reporting') ?? {};
  const release = objectAt(repository, 'release') ?? objectAt(project, 'release') ?? {};
  const [updatedAt, reviewedAt, expiresAt] = ['last-updated', 'last-reviewed', 'expiration-date'].map((key) => dateOf(stringAt(header, key)));
  if (reviewedAt === undefined) note('last-reviewed', ours('The header gives no date of the last review that can be read.'));
  const address = webAddressOf(stringAt(header, 'url') ?? stringAt(header, 'project-url') ?? stringAt(header, 'repo-url'));
  if (address === undefined) note('address', ours('The header names no web address of the project.'));
  const accepts = flagOf(valueAt(reporting, 'reports-accepted') ?? valueAt(reporting, 'accepts-vulnerability-reports'));
  if (accepts === undefined) note('reporting', ours('The file does not say whether vulnerability reports are accepted.'));
  const automated = flagOf(valueAt(release, 'automated-pipeline'));
  return {
    schemaVersion: schemaVersion.slice(0, 20),
    ...(updatedAt === undefined ? {} : { updatedAt }), ...(reviewedAt === undefined ? {} : { reviewedAt }), ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(address === undefined ? {} : { address }),
    ...(accepts === undefined ? {} : { acceptsVulnerabilityReports: accepts }),
    contacts: (arrayAt(value, 'security-contacts') ?? []).length + security.reduce((sum, item) => sum + (arrayAt(item, 'contacts') ?? []).length, 0) + (isObject(valueAt(reporting, 'contact')) ? 1 : 0),
    champions: security.reduce((sum, item) => sum + (arrayAt(item, 'champions') ?? []).length, 0),
    hasSelfAssessment: security.some((item) => [objectAt(item, 'assessments'), objectAt(item, 'artifacts')].some((list) => list !== undefined && (hasEvidence(objectAt(list, 'self')) || hasEvidence(objectAt(list, 'self-assessment'))))) || flagOf(valueAt(objectAt(objectAt(value, 'security-artifacts') ?? {}, 'self-assessment') ?? {}, 'self-assessment-created')) === true,
    thirdPartyAssessments: [
      ...security.flatMap((item) => [...objectsAt(objectAt(item, 'assessments') ?? {}, 'third-party'), ...objectsAt(objectAt(item, 'assessments') ?? {}, 'third-party-assessment'), ...objectsAt(objectAt(item, 'artifacts') ?? {}, 'third-party-assessments')]),
      ...objectsAt(value, 'security-assessments'),
    ].slice(0, listedMax).map(assessmentOf),
    tools: [...security.flatMap((item) => [...objectsAt(item, 'tools'), ...objectsAt(item, 'testing')]), ...objectsAt(value, 'security-testing')].slice(0, listedMax).flatMap(toolOf),
    hasBillOfMaterials: (arrayAt(objectAt(value, 'dependencies') ?? {}, 'sbom') ?? []).length > 0 || (arrayAt(objectAt(release, 'latest') ?? {}, 'sbom') ?? []).length > 0,
    hasDependencyPolicy: [objectAt(value, 'dependencies'), objectAt(repository, 'supply-chain'), objectAt(repository, 'documentation')].some((item) => item !== undefined && ['env-dependencies-policy', 'dependencies-lifecycle', 'management-policy', 'dependency-management-policy'].some((key) => Object.hasOwn(item, key))),
    hasReviewPolicy: webAddressOf(stringAt(objectAt(repository, 'documentation') ?? {}, 'review-policy')) !== undefined,
    ...(automated === undefined ? {} : { automatedRelease: automated }),
    attestations: (arrayAt(release, 'attestations') ?? []).length,
  };
}

function assessmentOf(item: JsonObject): SecurityInsights['thirdPartyAssessments'][number] {
  const year = stringAt(item, 'report-year');
  const at = dateOf(stringAt(item, 'date')) ?? (year !== undefined && /^\d{4}$/.test(year) ? year : undefined);
  return { ...(at === undefined ? {} : { at }), hasEvidence: hasEvidence(item) };
}

function hasEvidence(item: JsonObject | undefined): boolean {
  return item !== undefined && ['evidence', 'evidence-url', 'auditor-report'].some((key) => webAddressOf(stringAt(item, key)) !== undefined);
}

function toolOf(item: JsonObject): SecurityInsights['tools'] {
  const name = stringAt(item, 'name') ?? stringAt(item, 'tool-name');
  if (name === undefined) return [];
  const integration = objectAt(item, 'integration') ?? {};
  return [{ name: name.slice(0, 100), type: (stringAt(item, 'type') ?? stringAt(item, 'tool-type') ?? 'not stated').slice(0, 40).toLowerCase(), inBuild: flagOf(valueAt(integration, 'ci')) === true, atRelease: flagOf(valueAt(integration, 'release') ?? valueAt(integration, 'before-release')) === true }];
}

function dateOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const day = text.slice(0, 10);
  return parseDate(day) !== undefined && (text.length === 10 || parseTime(text) !== undefined) ? day : undefined;
}

function flagOf(value: JsonValue | undefined): boolean | undefined {
  return value === 'true' ? true : value === 'false' ? false : undefined;
}
