/** The library has no types of its own. */
declare module 'spdx-expression-parse' {
  interface Licence {
    readonly license: string;
    readonly plus?: true;
    readonly exception?: string;
  }
  interface Conjunction {
    readonly left: Licence | Conjunction;
    readonly conjunction: 'and' | 'or';
    readonly right: Licence | Conjunction;
  }
  export default function parse(expression: string): Licence | Conjunction;
}
