import type { Artifact, Pointer } from '../../model/artifact.ts';
import type { VulnerabilityStatement } from '../../model/evidence/vulnerability-statements.ts';
import type { EvidenceOf } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import { pointerTo, pointersMax } from '../document/artifact-pointer.ts';

/** Kinds of evidence that hold statements on vulnerabilities. */
export const statementKinds = ['vulnerability-statements', 'security-advisory', 'sbom'] as const;

export interface StatementAt {
  readonly statement: VulnerabilityStatement;
  readonly artifact: Artifact;
}

/** All statements: OpenVEX documents, CSAF documents of the VEX profile, and vulnerabilities recorded in CycloneDX. */
export function statementsIn(evidence: EvidenceOf<(typeof statementKinds)[number]>): readonly StatementAt[] {
  return [
    ...evidence['vulnerability-statements'].flatMap(({ artifact, facts }) => facts.statements.map((statement) => ({ statement, artifact }))),
    ...evidence['security-advisory'].filter(({ facts }) => facts.profile === 'csaf_vex' && facts.status !== 'draft').flatMap(({ artifact, facts }) => facts.statements.map((statement) => ({ statement, artifact }))),
    ...evidence.sbom.flatMap(({ artifact, facts }) => (facts.vulnerabilities?.statements ?? []).map((statement) => ({ statement, artifact }))),
  ];
}

/** What a check says about the statements that it asks about. */
export interface StatementVerdicts {
  readonly passing: readonly StatementAt[];
  readonly failing: readonly StatementAt[];
  /** Subject of the finding for those that keep it. */
  readonly subject: string;
  /** What those keep, as the end of a sentence. */
  readonly kept: Text;
  /** What the others lack, as the end of «12 statements in …». */
  readonly lacked: Text;
}

/** One finding for all statements that keep a rule, and one a document for those that do not: a document may hold thousands. */
export function statementFindings({ passing, failing, subject, kept, lacked }: StatementVerdicts): readonly Finding[] {
  const total = passing.length + failing.length;
  const findings: Finding[] = [];
  if (passing.length > 0) findings.push({ outcome: 'pass', subject, message: say`${passing.length} of ${total} statements ${kept}.`, count: passing.length, pointers: passing.slice(0, pointersMax).map(placeOf) });
  for (const [path, all] of Map.groupBy(failing, ({ artifact }) => artifact.path)) {
    const named = [...new Set(all.map(({ statement }) => statement.vulnerability).filter((id) => id !== ''))].slice(0, 3);
    const examples = named.length === 0 ? ours('') : say` (${quote(named.join(', '))}${ours(all.length > named.length ? ', …' : '')})`;
    findings.push({ outcome: 'fail', subject: path, message: say`${all.length} statements in ${quote(path)} ${lacked}${examples}.`, count: all.length, pointers: all.slice(0, pointersMax).map(placeOf) });
  }
  return findings;
}

/** What is said when there is nothing to ask about. */
export function noStatement(all: readonly StatementAt[], what: string): Finding {
  if (all.length === 0) return { outcome: 'unknown', subject: 'statements', message: ours('No statement on a vulnerability (VEX) is in the files.'), pointers: [] };
  return { outcome: 'not-applicable', subject: 'statements', message: say`None of the ${all.length} statements ${ours(what)}.`, pointers: all.slice(0, 1).map(placeOf) };
}

function placeOf({ artifact, statement }: StatementAt): Pointer {
  return { ...pointerTo(artifact), jsonPointer: statement.place };
}
