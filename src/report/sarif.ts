import { pathOf, type Pointer } from '../model/artifact.ts';
import type { Assessment } from '../model/assessment.ts';
import type { CheckedFinding } from '../model/finding.ts';
import type { CheckWords } from './check-words.ts';
import type { Escaped } from './escape/escaped.ts';
import { jsonDocument } from './escape/json.ts';
import { sarifMessage } from './escape/sarif.ts';
import { leftOutSentence } from './left-out-words.ts';
import { disclaimer, limits } from './words.ts';

/** The root that all places are relative to (SARIF 3.14.14), by the name that code hosts know. */
const uriBaseId = '%SRCROOT%';

/** Gives a path of the assessed folder as a place below the root. */
type Placed = (path: string) => object;

/**
 * SARIF 2.1.0 for code hosts. Results are what fails and what a person must read; what passes is no alert and
 * is only counted. What could not be looked at is a notification (SARIF 3.20.21), never silence.
 */
export function sarifReport(assessment: Assessment, checks: readonly CheckWords[]): Escaped<'json'> {
  const shown = assessment.findings.filter((finding) => finding.outcome === 'fail' || finding.outcome === 'needs-review');
  const used = checks.filter((check) => shown.some((finding) => finding.check === check.id));
  const indexOf = new Map(used.map((check, index) => [check.id, index]));
  const { folderInRepository } = assessment.subject;
  const placed = (path: string): object => ({ uri: uriOf(folderInRepository === undefined ? path : `${folderInRepository}/${path}`), uriBaseId });
  const troubles = notifications(assessment, placed);
  return jsonDocument({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'Assay', version: assessment.engineVersion, rules: used.map(ruleOf) } },
      invocations: [{ executionSuccessful: troubles.length === 0, endTimeUtc: assessment.assessedAt, toolExecutionNotifications: [...troubles, ...leftOut(assessment)] }],
      // Where the root lies is for the reader to know: a path of this machine would say nothing elsewhere.
      originalUriBaseIds: { [uriBaseId]: { description: { text: assessment.subject.commit === undefined && folderInRepository === undefined ? 'The assessed folder.' : 'The top of the repository.' } } },
      automationDetails: { id: `assay/${assessment.catalogVersion}` },
      columnKind: 'utf16CodeUnits',
      results: shown.map((finding) => resultOf(finding, indexOf.get(finding.check), placed)),
      properties: { disclaimer, limits, findings: { passing: assessment.findings.filter((finding) => finding.outcome === 'pass').length, unknown: assessment.findings.filter((finding) => finding.outcome === 'unknown').length } },
    }],
  });
}

function ruleOf(check: CheckWords): object {
  return { id: check.id, name: check.id, shortDescription: { text: check.title }, fullDescription: { text: check.why }, help: { text: check.fix }, defaultConfiguration: { level: 'warning' } };
}

function resultOf(finding: CheckedFinding, ruleIndex: number | undefined, placed: Placed): object {
  return {
    ruleId: finding.check,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind: finding.outcome === 'fail' ? 'fail' : 'review',
    level: finding.outcome === 'fail' ? 'warning' : 'none',
    message: { text: sarifMessage(finding.message) },
    locations: finding.pointers.slice(0, 1).map((pointer) => locationOf(pointer, placed)),
    relatedLocations: finding.pointers.slice(1, 10).map((pointer) => locationOf(pointer, placed)),
    partialFingerprints: { 'assay/v1': finding.fingerprint },
    ...(finding.setAside === undefined ? {} : { suppressions: [{ kind: 'external', status: 'accepted', justification: `Set aside until ${finding.setAside.until} by ${finding.setAside.by}: ${finding.setAside.reason}` }] }),
  };
}

function locationOf(pointer: Pointer, placed: Placed): object {
  const line = pointer.line ?? pointer.row;
  return { physicalLocation: { artifactLocation: placed(pathOf(pointer)), ...(line === undefined ? {} : { region: { startLine: line, ...(pointer.column === undefined ? {} : { startColumn: pointer.column }) } }) } };
}

/** A relative reference that stays below the root whatever the name holds. */
function uriOf(path: string): string {
  const segments = path.toWellFormed().split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.map((segment) => (segment === '..' ? '%2E%2E' : encodeURIComponent(segment))).join('/') || '.';
}

/** What a rule leaves out is no trouble of the run, and no silence either. */
function leftOut({ subject }: Assessment): readonly object[] {
  const sentence = leftOutSentence(subject.leftOut);
  return sentence === undefined ? [] : [{ level: 'note', message: { text: sarifMessage(sentence) } }];
}

function notifications(assessment: Assessment, placed: Placed): readonly object[] {
  const unread = assessment.evidence.filter((entry) => entry.state !== 'read').map((entry) => ({ level: 'error', message: { text: entry.notes[0] === undefined ? 'The file could not be read.' : sarifMessage(entry.notes[0].message) }, locations: [{ physicalLocation: { artifactLocation: placed(entry.artifact.path) } }] }));
  const failed = assessment.findings.filter((finding) => finding.outcome === 'error').map((finding) => ({ level: 'error', associatedRule: { id: finding.check }, message: { text: sarifMessage(finding.message) } }));
  return [...unread, ...failed];
}
