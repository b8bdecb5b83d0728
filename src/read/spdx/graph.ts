import type { Sbom } from '../../model/evidence/sbom.ts';

/** Edges between references, grouped by where they start, in the order in which they were met, each once. */
export class Graph {
  readonly #edges = new Map<string, string[]>();

  add(from: string, to: string): void {
    this.addNode(from).push(to);
  }

  /** States that a component has been spoken of, also when nothing follows from it. */
  addNode(from: string): string[] {
    let targets = this.#edges.get(from);
    if (targets === undefined) {
      targets = [];
      this.#edges.set(from, targets);
    }
    return targets;
  }

  edges(): Sbom['dependencies'] {
    return Array.from(this.#edges, ([from, to]) => ({ from, to: to.length < 2 ? to : [...new Set(to)] }));
  }
}
