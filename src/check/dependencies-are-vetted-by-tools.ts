import { defineCheck } from '../model/check.ts';
import type { EvidenceOf } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { pointersMax, pointerTo } from './document/artifact-pointer.ts';
import { listedOnly } from './sbom/listed.ts';
import { repositoryKey, repositoryReports } from './tools/own-repository.ts';
import { notRecent } from './tools/recent.ts';

/** Matches reports on repositories with an SBOM: by package URLs that hold a repository, and by what packages' provenance names as source. */
export const dependenciesAreVettedByTools = defineCheck({
  id: 'dependencies-are-vetted-by-tools',
  title: 'Every dependency was looked at by a tool within the last year',
  failTitle: 'Dependencies were not looked at by a tool within the last year',
  why: 'Whether a package is maintained, reviewed and released with care can be seen in its repository, if somebody looks.',
  fix: 'Run OpenSSF Scorecard on the repositories of your dependencies, keep its JSON beside the SBOM, and name your own repository in assay.yaml (product.repository).',
  references: ['White paper, principle 1: vet open source', 'Secure by Demand: software supply chain security', 'SSDF PW.4.1', 'OpenSSF Scorecard'],
  needs: ['sbom', 'tool-results'],
  uses: ['package-provenance', 'product-statement'],
  run: (evidence, { assessedAt }) => ({ findings: findingsOf(evidence, assessedAt) }),
});

function findingsOf(evidence: EvidenceOf<'sbom' | 'tool-results' | 'package-provenance' | 'product-statement'>, assessedAt: string): readonly Finding[] {
  const { others, isUnclear } = repositoryReports(evidence['tool-results'], evidence['product-statement']);
  const recent = others.filter(({ report }) => notRecent(report.at, assessedAt) === undefined && report.about.repository !== undefined);
  if (recent.length === 0) return [{ outcome: 'unknown', subject: 'dependencies', pointers: [], message: ours('No report of the last year on the repository of a dependency was read.') }];
  const vetted = new Set(recent.map(({ report }) => repositoryKey(report.about.repository ?? '')));
  const sources = new Map(evidence['package-provenance'].map(({ facts }) => [facts.purl, facts.attestations.find(({ subjectMatches, sourceRepository }) => subjectMatches && sourceRepository !== undefined)?.sourceRepository]));
  const reports = recent.slice(0, pointersMax - 1).map(({ evidence: { artifact } }) => pointerTo(artifact));
  const { sboms, findings } = listedOnly(evidence.sbom);
  return [...findings, ...sboms.flatMap(({ artifact, facts }): readonly Finding[] => {
    const purls = [...new Set(facts.components.flatMap(({ identifiers }) => identifiers.filter(({ type }) => type === 'purl').map(({ value }) => value.replace(/[?#].*$/, ''))))];
    const seen = purls.filter((purl) => {
      const repository = repositoryOf(purl) ?? sources.get(purl);
      return repository !== undefined && vetted.has(repositoryKey(repository));
    });
    const base = { pointers: [pointerTo(artifact), ...reports] };
    const unclear = isUnclear ? ours(' The statement does not name the product’s own repository, which may be among them.') : ours('');
    if (seen.length === 0) return [{ ...base, outcome: 'unknown', subject: artifact.path, message: say`None of the ${recent.length} repositories that reports speak of could be matched with a package in ${quote(artifact.path)}: a package URL that holds the repository, or provenance that names it, is needed.${unclear}` }];
    const left = purls.length - seen.length;
    return [
      { ...base, outcome: 'pass', subject: `${artifact.path} looked-at`, count: seen.length, message: say`For ${seen.length} of ${purls.length} packages in ${quote(artifact.path)} a report of the last year on its repository was read.${unclear}` },
      ...(left === 0 ? [] : [{ ...base, outcome: 'fail' as const, subject: `${artifact.path} not-looked-at`, count: left, message: say`For ${left} of ${purls.length} packages in ${quote(artifact.path)} no report on its repository was read, or none could be matched.` }]),
    ];
  })];
}

/** A repository inside a package URL: of GitHub, GitLab and Bitbucket, and of Go modules that lie there. */
function repositoryOf(purl: string): string | undefined {
  const parts = /^pkg:(github|gitlab|bitbucket)\/([^/@]+)\/([^/@]+)/.exec(purl) ?? /^pkg:golang\/(github\.com|gitlab\.com|bitbucket\.org)\/([^/@]+)\/([^/@]+)/.exec(purl);
  if (parts === null) return undefined;
  const host = { github: 'github.com', gitlab: 'gitlab.com', bitbucket: 'bitbucket.org' }[parts[1] ?? ''] ?? parts[1] ?? '';
  return `https://${host}/${parts[2] ?? ''}/${parts[3] ?? ''}`;
}
