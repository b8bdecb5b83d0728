import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { joinText, ours, quote, say } from '../model/text.ts';
import { statementsIn, subjectOf, type Stated } from './attestation/statements.ts';
import { pointerTo } from './document/artifact-pointer.ts';

/** What the provenance says; whether it is true rests on its signature, which is another check. */
export const buildProvenanceNamesSourceAndBuilder = defineCheck({
  id: 'build-provenance-names-source-and-builder',
  title: 'The build’s provenance names builder, source and commit',
  failTitle: 'The build’s provenance leaves out builder, source or commit',
  why: 'Who wants to build again, or to look for what a stolen builder touched, needs to know from which commit and by which builder a file was made.',
  fix: 'Make provenance with a builder that fills in runDetails.builder.id, the source repository and its gitCommit (SLSA 1.0).',
  references: ['SLSA 1.0, provenance'],
  needs: ['attestation'],
  run: (evidence) => {
    const found = statementsIn(evidence.attestation).filter(({ statement }) => statement.predicate === 'slsa-provenance');
    if (found.length === 0) return { findings: [{ outcome: 'unknown', subject: 'provenance', pointers: [], message: ours('None of the attestations read is SLSA provenance; one for each build is expected.') }] };
    return { findings: found.map(findingOf) };
  },
});

function findingOf(item: Stated): Finding {
  const { evidence: { artifact }, statement } = item;
  const base = { subject: subjectOf(item), pointers: [pointerTo(artifact, statement.row)] };
  const name = quote(statement.subjects[0]?.name ?? 'something without a name', 120);
  const { provenance } = statement;
  if (provenance === undefined) return { ...base, outcome: 'unknown', message: say`The provenance of ${name} is of a version that is not read; SLSA 0.1, 0.2 or 1 is expected.` };
  const missing = [...(provenance.builder === undefined ? [ours('no builder')] : []), ...(provenance.sourceRepository === undefined ? [ours('no source repository')] : []), ...(provenance.sourceCommit === undefined ? [ours('no commit')] : [])];
  if (missing.length > 0) return { ...base, outcome: 'fail', message: say`The provenance of ${name} names ${joinText(missing, ' and ')}; all three are expected.` };
  return { ...base, outcome: 'pass', message: say`The provenance of ${name} names the builder ${quote(provenance.builder ?? '')}, the source ${quote(provenance.sourceRepository ?? '')} and its commit ${quote((provenance.sourceCommit ?? '').slice(0, 12))}.` };
}
