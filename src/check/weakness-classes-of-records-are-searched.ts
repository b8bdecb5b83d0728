import { defineCheck } from '../model/check.ts';
import type { EvidenceOf } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { joinText, ours, quote, say } from '../model/text.ts';
import { makerRecords } from './cve/maker-records.ts';
import { pointersMax, pointerTo } from './document/artifact-pointer.ts';
import { reportsIn, type Reported } from './tools/own-repository.ts';
import { notRecent } from './tools/recent.ts';

const shownMax = 8;

/** For each class that the maker's own records name: did a tool that knows the class look through the code? What it found is for a person. */
export const weaknessClassesOfRecordsAreSearched = defineCheck({
  id: 'weakness-classes-of-records-are-searched',
  title: 'The code is searched for the weaknesses that the maker’s CVE records name',
  failTitle: 'The code is not searched for weaknesses that the maker’s CVE records name',
  why: 'A flaw that was mended in one place is often there in others. A rule that looks for its class in the whole code finds them, and keeps them from coming back.',
  fix: 'For each CWE id of your own records switch on, or write, a rule of your static analyser that names it (SARIF: a tag such as external/cwe/cwe-089), and run it over all code.',
  references: ['White paper, principle 1: application hardening, root cause', 'SSDF RV.3.3', 'SARIF 2.1.0, taxonomies'],
  needs: ['cve-records', 'tool-results'],
  uses: ['product-statement'],
  isScan: true,
  run: (evidence, { assessedAt }) => ({ findings: findingsOf(evidence, assessedAt) }),
});

function findingsOf(evidence: EvidenceOf<'cve-records' | 'tool-results' | 'product-statement'>, assessedAt: string): readonly Finding[] {
  const named = [...new Set(makerRecords(evidence, assessedAt).own.flatMap(({ record }) => record.cwe.ids))].sort((one, other) => Number(one.slice(4)) - Number(other.slice(4)));
  if (named.length === 0) return [{ outcome: 'unknown', subject: 'weaknesses', pointers: [], message: ours('The maker’s records name no CWE id, so there is no class to search for.') }];
  const recent = reportsIn(evidence['tool-results']).filter(({ report }) => report.weaknessesLookedFor.length > 0 && notRecent(report.at, assessedAt) === undefined && report.succeeded !== false);
  if (recent.length === 0) return [{ outcome: 'unknown', subject: 'weaknesses', pointers: [], message: say`The maker’s records name ${named.length} CWE ids; no report of the last year was read whose rules name the CWE ids that they look for.` }];
  const searched = new Set(recent.flatMap(({ report }) => report.weaknessesLookedFor));
  const [found, missing] = [named.filter((id) => searched.has(id)), named.filter((id) => !searched.has(id))];
  const pointers = pointersOf(recent);
  const words = (ids: readonly string[]): ReturnType<typeof joinText> => joinText(ids.slice(0, shownMax).map((id) => say`${quote(id)}`), ', ');
  return [
    ...(found.length === 0 ? [] : [{ outcome: 'pass' as const, subject: 'searched', count: found.length, pointers, message: say`Of ${named.length} CWE ids in the maker’s records rules of ${toolsOf(recent)} look for ${found.length}: ${words(found)}.` }]),
    ...(missing.length === 0 ? [] : [{ outcome: 'fail' as const, subject: 'not-searched', count: missing.length, pointers, message: say`Of ${named.length} CWE ids in the maker’s records no rule of the reports read looks for ${missing.length}: ${words(missing)}.` }]),
  ];
}

function pointersOf(reports: readonly Reported[]): Finding['pointers'] {
  return [...new Map(reports.map(({ evidence }) => [evidence.artifact.digest, pointerTo(evidence.artifact)])).values()].slice(0, pointersMax);
}

function toolsOf(reports: readonly Reported[]): ReturnType<typeof joinText> {
  return joinText([...new Set(reports.map(({ report }) => report.tool.name))].slice(0, shownMax).map((name) => say`${quote(name, 60)}`), ', ');
}
