import type { Sbom } from '../../model/evidence/sbom.ts';

/** Edges between references, grouped by where they start, in the order in which they were met, each once. */
export class Graph {
  readonly #edges = new Map<string, string[]>();
  /** Edges of one reference mostly follow each other, and to compare two texts costs less than to look one up. */
  #last: { readonly from: string; readonly targets: string[] } | undefined;

  add(from: string, to: string): void {
    this.addNode(from).push(to);
  }

  /** States that a component has been spoken of, also when nothing follows from it. */
  addNode(from: string): string[] {
    if (this.#last?.from === from) return this.#last.targets;
    let targets = this.#edges.get(from);
    if (targets === undefined) {
      targets = [];
      this.#edges.set(from, targets);
    }
    this.#last = { from, targets };
    return targets;
  }

  edges(): Sbom['dependencies'] {
    const edges: { readonly from: string; readonly to: readonly string[] }[] = [];
    this.#edges.forEach((to, from) => edges.push({ from, to: to.length < 2 ? to : [...new Set(to)] }));
    return edges;
  }
}
