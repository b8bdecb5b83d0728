import type { Sbom, SbomComponent } from '../../model/evidence/sbom.ts';

/** What the SBOM is about, and everything that it lists. Put together in one step: to spread a long list takes a step of an iterator for each item. */
export function allComponents({ subject, components }: Sbom): readonly SbomComponent[] {
  return subject === undefined ? components : components.toSpliced(0, 0, subject);
}
