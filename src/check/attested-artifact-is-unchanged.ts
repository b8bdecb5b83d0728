import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { statementsIn, subjectOf } from './attestation/statements.ts';
import { pointerTo } from './document/artifact-pointer.ts';

/** Compares what a statement speaks of with the file of that name beside it. */
export const attestedArtifactIsUnchanged = defineCheck({
  id: 'attested-artifact-is-unchanged',
  title: 'The files beside an attestation are those that it speaks of',
  failTitle: 'A file beside an attestation is not the one that it speaks of',
  why: 'An attestation says something about exact bytes. For other bytes of the same name it says nothing.',
  fix: 'Attest the file that is shipped, after the last step that changes it, and hand both over in one folder.',
  references: ['in-toto attestation framework 1, statement: subject', 'SLSA 1.0, verifying artifacts'],
  needs: ['attestation'],
  run: (evidence) => {
    const findings = statementsIn(evidence.attestation).flatMap((item) => item.statement.subjects.flatMap((subject): readonly Finding[] => {
      if (subject.beside === undefined) return [];
      const base = { subject: `${subjectOf(item)} ${subject.name ?? ''}`, pointers: [pointerTo(item.evidence.artifact, item.statement.row)] };
      const name = quote(subject.name ?? '', 120);
      if (subject.beside === 'same') return [{ ...base, outcome: 'pass', message: say`The file ${name} beside ${quote(item.evidence.artifact.path)} has the digest that is attested.` }];
      return [{ ...base, outcome: 'fail', message: say`The file ${name} beside ${quote(item.evidence.artifact.path)} has another digest than the one that is attested.` }];
    }));
    if (findings.length > 0) return { findings: uniquely(findings) };
    return { findings: [{ outcome: 'unknown', subject: 'files', pointers: [], message: ours('No file of a name that is attested lies beside the attestations, so none could be compared.') }] };
  },
});

/** A name that one statement has twice is one finding, and fails where either does. */
function uniquely(findings: readonly Finding[]): readonly Finding[] {
  const bySubject = new Map<string, Finding>();
  for (const finding of findings) if (bySubject.get(finding.subject)?.outcome !== 'fail') bySubject.set(finding.subject, finding);
  return [...bySubject.values()];
}
