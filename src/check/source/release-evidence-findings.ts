import type { ReleaseEvidencePlace } from '../../model/evidence/build-practices.ts';
import type { Finding } from '../../model/finding.ts';
import { joinText, ours, quote, say } from '../../model/text.ts';
import type { Tree } from './place-findings.ts';
import { placed, placesIn } from './practice-findings.ts';

/**
 * What the steps of a build make beside a release. A step shows what is meant to happen: whether a release carries it is for a person.
 * @param made to follow «steps that»: `sign what is released`
 * @param read to follow «must look»: `whether each release …`
 */
export function releaseEvidenceFindings(trees: readonly Tree[], kinds: readonly ReleaseEvidencePlace['kind'][], made: string, read: string): readonly Finding[] {
  const places = placesIn(trees, ({ releaseEvidence }) => releaseEvidence ?? { total: 0, places: [] }).filter(({ place }) => kinds.includes(place.kind));
  return [...Map.groupBy(places, ({ place }) => place.path)].map(([path, own]) => {
    const tools = [...new Set(own.map(({ place }) => place.tool))];
    return placed('needs-review', `${path} ${kinds.join(' ')}`, say`${quote(path)} holds steps that ${ours(made)} (${joinText(tools.map((tool) => ours(tool)), ', ')}). A step shows what is meant to happen: a person must look ${ours(read)}.`, own);
  });
}
