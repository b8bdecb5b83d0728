import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { pointersMax, pointersTo, pointerTo, shortDigest } from './document/artifact-pointer.ts';
import { places } from './document/clause-findings.ts';

/** An address is there or it is not: the one clause of a policy that a machine can tell. Whether it answers is not tried here. */
export const policyNamesAChannel = defineCheck({
  id: 'policy-names-a-channel',
  title: 'The disclosure policy names a channel for reports',
  failTitle: 'The disclosure policy names no channel for reports',
  why: 'A finding that reaches nobody is mended by nobody.',
  fix: 'Write into the policy the mailbox or web form that takes reports, accept reports without a name, and repeat the address as Contact in security.txt.',
  references: ['Pledge G5 (c)', 'BOD 20-01: where to send reports', 'RFC 9116, section 2.5.3'],
  needs: ['disclosure-policy'],
  uses: ['security-txt'],
  run: (evidence) => ({
    findings: [...bestOf(evidence['disclosure-policy'].map((policy) => channelFinding(policy, evidence['security-txt']))), ...evidence['disclosure-policy'].flatMap(personalDataFinding)],
  }),
});

/** Several texts may be one policy: an address in one of them answers for all, and so does a passage where none has an address. */
function bestOf(findings: readonly Finding[]): readonly Finding[] {
  for (const outcome of ['pass', 'needs-review'] as const) {
    const told = findings.filter((finding) => finding.outcome === outcome);
    if (told.length > 0) return told;
  }
  return findings;
}

function channelFinding({ artifact, facts }: Evidence<'disclosure-policy'>, files: readonly Evidence<'security-txt'>[]): Finding {
  const subject = `${artifact.path} channel ${shortDigest(artifact.digest)}`;
  const [channel] = facts.channels;
  if (channel !== undefined) {
    const where = channel.domain === undefined ? ours(channel.kind === 'phone' ? 'a telephone number' : 'an address') : say`${ours(channel.kind === 'email' ? 'a mailbox at' : 'a web address at')} ${quote(channel.domain)}`;
    return { outcome: 'pass', subject, pointers: facts.channels.slice(0, pointersMax).map(({ line }) => pointerTo(artifact, line)), message: say`${quote(artifact.path)} names ${where} for reports, in line ${channel.line}; whether it answers was not tried.` };
  }
  const published = files.flatMap((file) => file.facts.contacts.filter(({ scheme }) => scheme !== undefined).map(({ line }) => pointerTo(file.artifact, line)));
  if (published.length > 0) {
    return { outcome: 'pass', subject, pointers: published.slice(0, pointersMax), message: say`${quote(artifact.path)} names no address that was recognised, but security.txt gives a Contact for reports.` };
  }
  const passages = facts.clauses.channel;
  if (passages.length > 0 || facts.language === 'other') {
    const seen = passages.length > 0 ? say`holds ${places(passages)} about sending reports, but no address that was recognised` : ours('is not in English, and no address was recognised in it');
    return { outcome: 'needs-review', ...(passages.length === 0 ? { sawNothing: true as const } : {}), subject, pointers: passages.length > 0 ? pointersTo(artifact, passages) : [pointerTo(artifact, 1)], message: say`${quote(artifact.path)} ${seen}; a person must read whether it gives a clear channel.` };
  }
  return { outcome: 'fail', subject, pointers: [pointerTo(artifact, 1)], message: say`${quote(artifact.path)} holds no address for reports and no passage about sending them; a mailbox or web form is expected.` };
}

function personalDataFinding({ artifact, facts }: Evidence<'disclosure-policy'>): readonly Finding[] {
  const passages = facts.obstacles['personal-data-required'];
  if (passages.length === 0) return [];
  return [{
    outcome: 'needs-review',
    subject: `${artifact.path} personal-data ${shortDigest(artifact.digest)}`,
    pointers: pointersTo(artifact, passages),
    message: say`${quote(artifact.path)} holds ${places(passages)} that may ask reporters for personal data; reports without a name are expected to be taken, so a person must read it.`,
  }];
}
