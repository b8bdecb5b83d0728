import { Unreadable } from '../../source.ts';
import { parseXml } from '../../gateway/xml.ts';
import type { PackageParts } from '../package-parts.ts';

/** A part that another one points at (ECMA-376 Part 2, 9.3). */
export interface Relationship {
  readonly id: string;
  /** The last step of its type: `worksheet`, `sharedStrings`. The transitional and the strict form of the standard share it. */
  readonly type: string;
  /** Name of the member; undefined for what lies outside the file, which is never fetched. */
  readonly target: string | undefined;
}

const relationshipsMax = 10_000;

/** What a part points at; none when it points at nothing. @param part empty for the package itself */
export function relationshipsOf(parts: PackageParts, part: string): readonly Relationship[] {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const source = parts.open(`${folder}_rels/${part.slice(slash + 1)}.rels`);
  if (source === undefined) return [];
  const found: Relationship[] = [];
  parseXml(source, {
    open: ({ name, attributes }) => {
      if (name !== 'Relationship') return;
      if (found.length >= relationshipsMax) throw new Unreadable(`holds a part that points at more than ${relationshipsMax} others`);
      const value = (wanted: string): string => attributes.find((attribute) => attribute.name === wanted)?.value ?? '';
      found.push({ id: value('Id'), type: value('Type').split('/').at(-1) ?? '', target: value('TargetMode') === 'External' ? undefined : targetOf(folder, value('Target')) });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return found;
}

/** The member that a target means, seen from a folder; undefined when it leads out of the file. */
function targetOf(folder: string, target: string): string | undefined {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined;
    } else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
