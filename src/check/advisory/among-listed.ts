import type { Evidence } from '../../model/evidence.ts';
import { ours, say, type Text } from '../../model/text.ts';

/** « (of the 12 newest of 340 listed)»: what a count of advisories is out of, where only the newest were fetched; a sample is no whole. */
export function amongListed(folders: readonly Evidence<'csaf-provider-folder'>[]): Text {
  const fetched = folders.flatMap(({ facts }) => facts.fetched ?? [])[0];
  if (fetched === undefined || (fetched.asked === fetched.listed && fetched.listsUnread === 0)) return ours('');
  return say` (of the ${fetched.asked} newest of ${ours(fetched.listsUnread > 0 ? 'at least ' : '')}${fetched.listed} listed)`;
}
