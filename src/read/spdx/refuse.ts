import { ours, say, quote } from '../../model/text.ts';
import { unreadable, type Reading } from '../reader.ts';
import { Unreadable, type Place } from '../source.ts';

/** Runs the reading of an SBOM; content that can't be read ends as a note with its place, anything else is a fault of ours. */
export function orUnreadable(format: string, read: () => Reading<'sbom'>, complete: (place: Place) => Place = (place) => place): Reading<'sbom'> {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return unreadable('sbom', format, say`${ours(format.startsWith('spdx') ? 'The SPDX document' : 'The document')} ${quote(error.reason)}; nothing in it was used.`, complete(error.at));
  }
}
