import type { Evidence } from '../../model/evidence.ts';
import type { Pointer } from '../../model/artifact.ts';
import type { SbomComponent } from '../../model/evidence/sbom.ts';
import type { Finding, Outcome } from '../../model/finding.ts';
import type { Text } from '../../model/text.ts';

/** Places of components that one finding shows. */
const placesMost = 3;

/**
 * A finding about one SBOM.
 * @param what the field or property, which with the file's path is the finding's subject
 * @param count how many components the finding speaks for; 1 for the document itself
 * @param components that it names, to be shown where they stand
 */
export function findingOf({ artifact, facts }: Evidence<'sbom'>, what: string, outcome: Outcome, message: Text, count = 1, components: readonly SbomComponent[] = []): Finding {
  const whole: Pointer = { artifact: artifact.digest, path: artifact.path };
  const places: Pointer[] = [];
  for (const { place } of components) {
    if (places.length === placesMost) break;
    if (place !== undefined) places.push(facts.listedIn === undefined ? { ...whole, line: place } : { ...whole, jsonPointer: `${facts.listedIn}/${place}` });
  }
  return { outcome, subject: `${artifact.path} ${what}`, message, count, pointers: places.length === 0 ? [whole] : places };
}
