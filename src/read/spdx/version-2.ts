import type { Version2 } from './vocabulary-2.ts';

/** How a version of SPDX 2 is read. */
export interface VersionReading {
  /** The rules that are applied. */
  readonly rules: Version2;
  /** `finding` for a form that the clause does not allow, `information` for an older version, undefined for 2.2 and 2.3. */
  readonly note: 'finding' | 'information' | undefined;
}

/**
 * Decides from the stated version by which rules a document is read. 2.0 and 2.1 differ from 2.2 only by what they
 * lack, and 2.2.1 is the ISO edition of 2.2: all are read by the rules of 2.2. A document without a version is read by 2.3.
 * @returns undefined for a version that is not read
 */
export function versionReading(stated: string | undefined): VersionReading | undefined {
  switch (stated) {
    case 'SPDX-2.3':
      return { rules: '2.3', note: undefined };
    case 'SPDX-2.2':
      return { rules: '2.2', note: undefined };
    case 'SPDX-2.0':
    case 'SPDX-2.1':
      return { rules: '2.2', note: 'information' };
    case 'SPDX-2.2.1':
    case 'SPDX-2.2.2':
      return { rules: '2.2', note: 'finding' };
    case 'SPDX-2.3.0':
    case 'SPDX-2.3.1':
    case undefined:
      return { rules: '2.3', note: 'finding' };
    default:
      return undefined;
  }
}
