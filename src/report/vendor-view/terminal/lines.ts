import type { SourceSeen } from '../../../model/source-seen.ts';
import { ours, quote, say, type Text } from '../../../model/text.ts';
import type { VendorPosition } from '../../../model/vendor-position.ts';
import { row } from '../../terminal/layout.ts';
import { sectionsOf, type VendorLine, type VendorSection } from '../sections.ts';
import { vendorVerdictTitles } from '../words.ts';
import { digestText, heading, item, type Layout } from './layout.ts';

/** Goals and sections of which something is known, and at the end, apart from them, what is unknown. */
export function knownAndUnknown(position: VendorPosition, layout: Layout): readonly string[] {
  const sections = sectionsOf(position);
  return [
    ...sections.filter((section) => section.known.length > 0).map((section) => [heading(section.title.toUpperCase(), layout), ...section.known.map((line) => lineText(line, layout))].join('\n')),
    unknownText(sections, layout),
  ];
}

function lineText(line: VendorLine, layout: Layout): string {
  const { width, all, paint } = layout;
  const sources = line.sources.slice(0, all ? undefined : 2);
  const texts: readonly Text[] = [
    line.verdict.reason,
    ...(line.figure === undefined ? [] : [line.figure]),
    ...sources.map((source) => sourceText(source, layout)),
    ...(sources.length === 0 ? [say`[capture of ${quote(line.day)}]`] : []),
    ...(line.sources.length > sources.length ? [say`[and ${line.sources.length - sources.length} more: --all]`] : []),
  ];
  return row([
    { text: ours(line.title), width: 24 },
    { text: ours(vendorVerdictTitles[line.verdict.verdict]), width: 14, paint: paint.of(line.verdict.verdict) },
    { text: { parts: texts.flatMap((text, index) => (index === 0 ? text.parts : [' ', ...text.parts])) }, width: width - 41 },
  ]);
}

/** The number of the place in the list above, or where it stands; with the day. */
function sourceText(source: SourceSeen, layout: Layout): Text {
  return source.place === undefined ? say`[${quote(source.address)}, ${quote(source.day)}, ${digestText(source.digest, layout)}]` : say`[place ${source.place}, ${quote(source.day)}]`;
}

/** What is unknown, first what a maker could show to everybody. */
function unknownText(sections: readonly VendorSection[], layout: Layout): string {
  const notShown = sections.flatMap((section) => section.notShown);
  const notVisible = sections.filter((section) => layout.all || !section.title.startsWith('More')).flatMap((section) => section.notVisible);
  const rest = sections.flatMap((section) => section.notVisible).length - notVisible.length;
  const parts = [
    ...(notShown.length === 0 ? [] : [item(ours(`Can be seen where a maker shows it, and was not seen (${notShown.length}): ${notShown.join('; ')}.`), layout)]),
    ...(notVisible.length === 0 ? [] : [item(ours(`Cannot be seen from outside (${notVisible.length + rest}): ${notVisible.join('; ')}${rest === 0 ? '' : `; and ${rest} more of the pledge and the white paper (--all)`}.`), layout)]),
  ];
  return parts.length === 0 ? '' : [heading('UNKNOWN, which is neither good nor bad', layout), ...parts].join('\n');
}
