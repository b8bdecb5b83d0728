import type { JsonValue } from '../gateway/json-value.ts';
import type { Place } from '../source.ts';
import type { PlaceIn } from '../spdx/shape.ts';
import type { Section } from './tags.ts';

/** One element as it is being read: fields under their JSON names (never under names out of the document), and the line of each. */
export interface Open {
  readonly section: Section;
  readonly line: number;
  readonly fields: Record<string, JsonValue>;
  /** The field of each tag in order, and its line beside it. */
  readonly names: string[];
  readonly rows: number[];
  /** It was read elsewhere already. */
  readonly isPassed: boolean;
}

/** Begins an element. */
export function open(section: Section, line: number): Open {
  return { section, line, fields: {}, names: [], rows: [], isPassed: false };
}

/** Stands for an element that was read elsewhere. */
export function passed(section: Section): Open {
  return { ...open(section, 0), isPassed: true };
}

/** Finds the line of a field by its JSON pointer: of the field, of the item of a list, or else the element's first. */
export function placesIn({ names, rows, line }: Open): PlaceIn {
  return (pointer): Place => {
    const [, field, item] = pointer.split('/');
    let left = item !== undefined && /^\d{1,9}$/.test(item) ? Number(item) : 0;
    for (const [index, name] of names.entries()) {
      if (name !== field) continue;
      if (left === 0) return { line: rows[index] ?? line };
      left -= 1;
    }
    return { line };
  };
}
