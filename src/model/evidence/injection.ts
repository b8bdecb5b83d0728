import type { CodeFacts, Listed, SourcePlace } from './source-tree.ts';

/**
 * Classes of injection beside queries and HTML.
 * `command`: a text that a shell reads. `path`: the name of a file. `deserialisation`: data that becomes objects or code.
 * `ssrf`: the host that a server asks.
 */
export const injectionClasses = ['command', 'path', 'deserialisation', 'ssrf'] as const;

export type InjectionClass = (typeof injectionClasses)[number];

/** One use of something that can be dangerous. */
export interface InjectionPlace extends SourcePlace {
  readonly weakness: InjectionClass;
  /** `safe`: constant, checked by a recognised idiom, or through an interface that cannot be misused. */
  readonly form: 'safe' | 'unsafe';
}

/** Uses by class; what could not be told counts in neither. */
export interface InjectionFacts extends CodeFacts, Listed<InjectionPlace> {
  readonly uses: readonly { readonly weakness: InjectionClass; readonly safe: number; readonly unsafe: number }[];
}
