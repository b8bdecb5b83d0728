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
    this.#edges.forEach((to, from) => edges.push({ from, to: hasDouble(to) ? [...new Set(to)] : to }));
    return edges;
  }
}

/** As many as are compared one by one, which takes less than to make a set of them. */
const fewTargets = 8;

function hasDouble(targets: readonly string[]): boolean {
  if (targets.length > fewTargets) return new Set(targets).size !== targets.length;
  for (let later = 1; later < targets.length; later += 1) for (let before = 0; before < later; before += 1) if (targets[before] === targets[later]) return true;
  return false;
}
