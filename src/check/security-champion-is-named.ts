import { defineCheck } from '../model/check.ts';
import { quote, say } from '../model/text.ts';
import { pointerTo, shortDigest } from './document/artifact-pointer.ts';

/** Presence only: a name in a file is no power in a house. */
export const securityChampionIsNamed = defineCheck({
  id: 'security-champion-is-named',
  title: 'A person or team that answers for software security is named',
  failTitle: 'No person or team that answers for software security is named',
  why: 'What everybody answers for, nobody does. Outsiders and developers need to know whom to turn to.',
  fix: 'Name champions of security in SECURITY-INSIGHTS.yml (repository.security.champions), and say elsewhere what they may stop.',
  references: ['White paper, software product security principles: security leader', 'OpenSSF Security Insights 2.0, champions'],
  needs: ['security-insights'],
  run: (evidence) => ({
    findings: evidence['security-insights'].map(({ artifact, facts }) => {
      const base = { subject: artifact.path, pointers: [pointerTo(artifact)] };
      if (facts.champions > 0) return { ...base, subject: `${base.subject} ${shortDigest(artifact.digest)}`, outcome: 'needs-review', message: say`${quote(artifact.path)} names ${facts.champions} champions of security. A person must tell what they answer for, and what they may stop.` };
      if (facts.contacts > 0) return { ...base, outcome: 'unknown', message: say`${quote(artifact.path)} names ${facts.contacts} contacts for security and no champion; a contact need not answer for anything.` };
      return { ...base, outcome: 'fail', message: say`${quote(artifact.path)} names neither a champion of security nor a contact; at least one is expected.` };
    }),
  }),
});
