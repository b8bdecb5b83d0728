import { defineCheck } from '../model/check.ts';
import type { StatementSignature } from '../model/evidence/attestation.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say, type Text } from '../model/text.ts';
import { pointerTo } from './document/artifact-pointer.ts';
import { looksAt, nothingFound } from './public/looks.ts';

/** Provenance says from which source and by which builder a package was made. It is looked for; a signature that was looked at and does not hold fails. */
export const packageProvenanceIsPublished = defineCheck({
  id: 'package-provenance-is-published',
  title: 'Published packages come with provenance',
  failTitle: 'A published package comes without provenance',
  why: 'With provenance a customer’s tools can tell that a package was built from the maker’s source, and not by whoever stole a password.',
  fix: 'Build and publish packages in a hosted builder with provenance switched on (npm: npm publish --provenance).',
  references: ['SLSA 1.0, provenance', 'Secure by Demand: software supply chain security'],
  needs: [],
  uses: ['package-provenance', 'public-places'],
  run: (evidence) => {
    if (evidence['package-provenance'].length > 0) return { findings: evidence['package-provenance'].map(judgePackage) };
    return { findings: looksAt(evidence['public-places'], 'package-provenance').map(({ domain, looks }) => nothingFound(domain, looks, 'package-provenance')) };
  },
});

function judgePackage({ artifact, facts }: Evidence<'package-provenance'>): Finding {
  const provenance = facts.attestations.find(({ predicateType, subjectMatches }) => subjectMatches && predicateType.startsWith('https://slsa.dev/provenance/'));
  const [subject, pointers] = [facts.purl, [pointerTo(artifact)]];
  if (provenance === undefined) return { outcome: 'fail', subject, pointers, message: say`Beside ${quote(facts.purl)} ${facts.attestations.length} attestations are listed and none is SLSA provenance of it; one is expected.` };
  if (provenance.signature?.state === 'refused') return { outcome: 'fail', subject, pointers, message: say`Beside ${quote(facts.purl)} stands SLSA provenance whose signature does not hold.` };
  const source = provenance.sourceRepository === undefined ? ours('a source that it does not name') : say`${quote(provenance.sourceRepository)}`;
  return { outcome: 'pass', subject, pointers, message: say`Beside ${quote(facts.purl)} stands SLSA provenance that names ${source}; ${signatureWords(provenance.signature)}.` };
}

function signatureWords(signature: StatementSignature | undefined): Text {
  if (signature?.state !== 'verified') return ours('it was listed, not verified');
  const who = signature.identity.kind === 'workload' ? say`${quote(signature.identity.address)}` : ours('somebody with a mail address');
  return say`its signature holds and is by ${who}, vouched for by ${quote(signature.issuer)}`;
}
