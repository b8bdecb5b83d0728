import type { SbomComponent } from '../../model/evidence/sbom.ts';
import { joinText, quote, say, type Text } from '../../model/text.ts';

const quotedMax = 5;

/** The first references of a list as quotations, and how many more there are. */
export function quotedList(references: readonly string[]): Text {
  return quoted(references.slice(0, quotedMax), references.length);
}

/** The references of the first components of a list, and how many more there are. */
export function quotedReferences(components: readonly SbomComponent[]): Text {
  return quoted(components.slice(0, quotedMax).map(({ reference }) => reference), components.length);
}

function quoted(first: readonly string[], all: number): Text {
  const list = joinText(first.map((reference) => say`${quote(reference, 100)}`), ', ');
  return all === first.length ? list : say`${list} and ${all - first.length} more`;
}
