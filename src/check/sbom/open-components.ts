import { joinText, ours, quote, say, type Text } from '../../model/text.ts';
import type { OpenComponent } from './affected-components.ts';
import type { OpenReason } from './look-in-advisory.ts';

const reasons: Readonly<Record<OpenReason, string>> = {
  commits: 'a range of commits, not compared',
  order: 'a range of versions whose order is not written down, and no list of them',
  version: 'a range of versions to which this one cannot be ordered',
  release: 'a range in one release of a distribution, and the SBOM does not say the release',
};

const namedMost = 5;

/** Names components of which it stays open whether an advisory concerns them, each with the reason. */
export function openComponents(open: readonly OpenComponent[]): Text {
  const first = open.slice(0, namedMost).map(({ component, advisory, reason }) => say`${quote(component.name ?? component.reference, 100)} ${quote(component.version.value ?? '', 40)} (${quote(advisory.id, 40)}: ${ours(reasons[reason])})`);
  return open.length > namedMost ? say`${joinText(first, ', ')} and ${open.length - namedMost} more` : joinText(first, ', ');
}
