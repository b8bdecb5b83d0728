import type { Sbom, SbomComponent } from '../model/evidence/sbom.ts';
import { counted, ours, quote, say, type Text } from '../model/text.ts';

/** What a bill of materials says, in a few sentences. By itself: whoever has nothing else need not load the forms and questions of all other evidence. */
export function sbomSummary(sbom: Sbom): readonly Text[] {
  const { components, subject, createdAt } = sbom;
  const without = (isThere: (component: SbomComponent) => boolean): number => components.reduce((count, component) => (isThere(component) ? count : count + 1), 0);
  return [
    say`A bill of ${counted(components.length, 'component', 'components')} in ${ours(sbom.specification)} ${quote(sbom.specificationVersion.replace('SPDX-', ''))}; ${without(({ version }) => version.state === 'present')} without version, ${without(({ identifiers }) => identifiers.length > 0)} without identifier, ${without(({ hashes }) => hashes.length > 0)} without hash.`,
    ...(subject?.name === undefined ? [ours('It does not say what it is about.')] : [subject.version.value === undefined ? say`It is about ${quote(subject.name)}.` : say`It is about ${quote(subject.name)} ${quote(subject.version.value)}.`]),
    ...(createdAt === undefined ? [] : [say`Made at ${quote(createdAt)} with ${quote(sbom.tools.map((tool) => tool.name).join(', ') || 'no named tool')}.`]),
  ];
}
