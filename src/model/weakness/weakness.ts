import { categoryIds, viewIds, weaknessLines } from './data.ts';

/** Whether an entry of the CWE list may name the root cause of a flaw (CWE: mapping notes, usage). */
type MappingUsage = 'Allowed' | 'Allowed-with-Review' | 'Discouraged' | 'Prohibited';

/** One weakness of the CWE list. */
export interface Weakness {
  readonly id: number;
  readonly name: string;
  readonly abstraction: 'Pillar' | 'Class' | 'Base' | 'Variant' | 'Compound';
  readonly usage: MappingUsage;
  /** Ids of its parents in view 1000 (research concepts). */
  readonly parents: readonly number[];
}

const abstractions: Readonly<Record<string, Weakness['abstraction']>> = { P: 'Pillar', C: 'Class', B: 'Base', V: 'Variant', X: 'Compound' };
const usages: Readonly<Record<string, MappingUsage>> = { A: 'Allowed', R: 'Allowed-with-Review', D: 'Discouraged', P: 'Prohibited' };

/** The list, made when somebody first asks: most starts of the program do not. */
let made: ReadonlyMap<number, Weakness> | undefined;

function weaknesses(): ReadonlyMap<number, Weakness> {
  made ??= new Map(weaknessLines.map((line) => {
    const [id = '', abstraction = '', usage = '', parents = '', name = ''] = line.split('|');
    return [Number(id), { id: Number(id), name, abstraction: abstractions[abstraction] ?? 'Base', usage: usages[usage] ?? 'Prohibited', parents: numbersIn(parents) }];
  }));
  return made;
}

const categories: ReadonlySet<number> = new Set(numbersIn(categoryIds));
const views: ReadonlySet<number> = new Set(numbersIn(viewIds));

function numbersIn(text: string): readonly number[] {
  return text === '' ? [] : text.split(' ').map(Number);
}

/** The weakness with a number, when the list has it. */
export function weaknessOf(id: number): Weakness | undefined {
  return weaknesses().get(id);
}

/** Every weakness of the list, by ascending number. */
export function allWeaknesses(): Iterable<Weakness> {
  return weaknesses().values();
}

/** The number in `CWE-79`; undefined for anything else. */
export function weaknessNumber(cweId: string): number | undefined {
  return /^CWE-[1-9][0-9]{0,5}$/.test(cweId) ? Number(cweId.slice(4)) : undefined;
}

/** What a CWE id stands for, and whether it may name a root cause. */
export type Mapping =
  | { readonly kind: 'weakness'; readonly weakness: Weakness; readonly isMappable: boolean }
  | { readonly kind: 'category' | 'view' | 'unknown'; readonly isMappable: false };

/**
 * Looks a CWE id up. Mappable are the weaknesses whose usage is Allowed or Allowed-with-Review;
 * categories, views and ids that the list does not know are not.
 * @param cweId `CWE-79`
 */
export function mappingOf(cweId: string): Mapping {
  const id = weaknessNumber(cweId);
  if (id === undefined) return { kind: 'unknown', isMappable: false };
  const weakness = weaknesses().get(id);
  if (weakness !== undefined) return { kind: 'weakness', weakness, isMappable: weakness.usage === 'Allowed' || weakness.usage === 'Allowed-with-Review' };
  if (categories.has(id)) return { kind: 'category', isMappable: false };
  return { kind: views.has(id) ? 'view' : 'unknown', isMappable: false };
}
