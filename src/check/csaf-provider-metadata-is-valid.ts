import { defineCheck } from '../model/check.ts';
import type { CsafProvider } from '../model/evidence/csaf-provider.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { joinText, ours, quote, say } from '../model/text.ts';
import { pointerTo } from './document/artifact-pointer.ts';

/** Judges what the file alone shows; whether its addresses answer and its signatures hold is not tried. */
export const csafProviderMetadataIsValid = defineCheck({
  id: 'csaf-provider-metadata-is-valid',
  title: 'The CSAF provider metadata follows CSAF 2.0',
  failTitle: 'The CSAF provider metadata breaks CSAF 2.0',
  why: 'Tools that collect advisories stop at metadata in wrong form, and miss what was published for them.',
  fix: 'Mend what is named: role, publisher, canonical address, time, feeds or directories, and the keys that a trusted provider must name.',
  references: ['CSAF 2.0, section 7.1'],
  needs: ['csaf-provider'],
  run: (evidence) => ({ findings: evidence['csaf-provider'].map(judgeFile) }),
});

function judgeFile({ artifact, facts }: Evidence<'csaf-provider'>): Finding {
  const problems = problemsOf(facts);
  const subject = artifact.path;
  const pointers = [pointerTo(artifact)];
  if (problems.length === 0) return { outcome: 'pass', subject, pointers, message: say`${quote(artifact.path)} states role, publisher and places of the advisories as CSAF 2.0 asks; whether these answer was not tried.` };
  return { outcome: 'fail', subject, pointers, message: say`${quote(artifact.path)} ${joinText(problems.map(ours), ', ')}; CSAF 2.0, section 7.1, asks for each.` };
}

function problemsOf(facts: CsafProvider): readonly string[] {
  const offersFiles = facts.feeds.length + facts.directories.length > 0;
  const isCanonical = facts.canonicalAddress?.startsWith('https://') === true && facts.canonicalAddress.endsWith('/provider-metadata.json');
  return [
    ...(facts.role === 'other' ? ['names no role of the standard'] : []),
    ...(facts.publisherName === undefined || facts.publisherCategory === undefined || facts.publisherNamespace === undefined ? ['does not name the publisher with category and namespace'] : []),
    ...(isCanonical ? [] : ['names no https address of itself that ends in provider-metadata.json']),
    ...(facts.lastUpdatedAt === undefined ? ['does not say when it was last updated'] : []),
    ...(facts.listOnAggregators === undefined || facts.mirrorOnAggregators === undefined ? ['does not say whether it may be listed and mirrored'] : []),
    ...(facts.role !== 'csaf_publisher' && !offersFiles ? ['names neither a feed nor a directory at an https address'] : []),
    ...(facts.role === 'csaf_trusted_provider' && facts.publicKeys === 0 ? ['names no public key'] : []),
  ];
}
