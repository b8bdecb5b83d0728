import type { CheckResult } from '../../model/check.ts';
import type { EvidenceOf } from '../../model/evidence.ts';
import type { Finding } from '../../model/finding.ts';
import { counted, say, type Text } from '../../model/text.ts';
import { pointerTo, pointersMax } from '../document/artifact-pointer.ts';
import { amongListed } from './among-listed.ts';
import { makerAdvisories, type Advisory } from './maker-advisories.ts';

const failuresMax = 200;

/** Why one advisory does not keep what a check asks for, and where in it. */
export interface Lack {
  readonly message: Text;
  /** JSON pointer. */
  readonly place?: string;
}

export interface AdvisoryQuestion {
  /** Subject of the finding that speaks for those that keep it: `advisories with a weakness`. */
  readonly subject: string;
  /** What those keep, as the end of «3 of 4 advisories of the maker …». */
  readonly kept: Text;
  readonly wanted?: (advisory: Advisory) => boolean;
  readonly lack: (advisory: Advisory) => Lack | undefined;
}

/** Puts one question to each advisory of the maker: one finding for all that keep it, one for each that does not. */
export function judgeAdvisories(evidence: EvidenceOf<'security-advisory' | 'csaf-provider-folder'>, { subject, kept, wanted, lack }: AdvisoryQuestion): CheckResult {
  const { own, findings } = makerAdvisories(evidence['security-advisory'], wanted);
  const lacks = own.map((advisory) => ({ advisory, lack: lack(advisory) }));
  const keeping = lacks.filter((item) => item.lack === undefined);
  const failing = lacks.flatMap(({ advisory, lack: found }) => (found === undefined ? [] : [{ advisory, found }]));
  const judged: Finding[] = [];
  if (keeping.length > 0) judged.push({ outcome: 'pass', subject, message: say`${keeping.length} of ${own.length} advisories of the maker${amongListed(evidence['csaf-provider-folder'])} ${kept}.`, count: keeping.length, pointers: keeping.slice(0, pointersMax).map(({ advisory }) => pointerTo(advisory.artifact)) });
  for (const { advisory, found } of failing.slice(0, failuresMax)) {
    const pointer = pointerTo(advisory.artifact);
    judged.push({ outcome: 'fail', subject: nameOf(advisory), message: found.message, pointers: [found.place === undefined ? pointer : { ...pointer, jsonPointer: found.place }] });
  }
  const rest = failing.slice(failuresMax);
  if (rest.length > 0) judged.push({ outcome: 'fail', subject: 'further advisories', message: say`${counted(rest.length, 'further advisory fails', 'further advisories fail')} in the same way; the first ${failuresMax} are listed one by one.`, count: rest.length, pointers: rest.slice(0, pointersMax).map(({ advisory }) => pointerTo(advisory.artifact)) });
  return { findings: [...oncePerSubject(judged), ...findings] };
}

/** The tracking id with the file: one id may stand in several files. */
export function nameOf({ artifact, facts }: Advisory): string {
  return facts.trackingId === undefined ? artifact.path : `${facts.trackingId} ${artifact.path}`;
}

function oncePerSubject(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ subject }) => !seen.has(subject) && seen.add(subject));
}
