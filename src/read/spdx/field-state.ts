import type { FieldState } from '../../model/evidence/sbom.ts';

/** Whether an SPDX text says something, says that it is not known (`NOASSERTION`), or is not there. */
export function fieldState(text: string | undefined): FieldState {
  const said = text?.trim() ?? '';
  if (said === '') return 'missing';
  return said === 'NOASSERTION' ? 'declared-unknown' : 'present';
}

/** The best of several states: present before declared unknown before missing. */
export function bestState(states: readonly FieldState[]): FieldState {
  if (states.includes('present')) return 'present';
  return states.includes('declared-unknown') ? 'declared-unknown' : 'missing';
}

/** The first text that says something; `NONE` counts, because "there is none" is information. */
export function firstPresent(texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => fieldState(text) === 'present')?.trim();
}
