import type { Scope } from '../../store/scope.ts';
import { publicRevision, publicState, type PublicState } from '../../workspace/publishing/public-state.ts';
import type { Services } from '../../workspace/services.ts';

/** Milliseconds for which what is public is not looked at again: another server may have published or withdrawn it. */
const lookEveryMilliseconds = 1000;

/** What is public, kept in memory as long as it is so. */
export class TrustIndex {
  readonly #services: Pick<Services, 'store'>;
  readonly #scope: Scope;
  #known: { readonly revision: number; readonly state: PublicState | undefined } | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;

  constructor(services: Pick<Services, 'store'>, scope: Scope) {
    this.#services = services;
    this.#scope = scope;
  }

  /** What everybody may see; undefined before there is a publisher. @throws StoreFailure */
  async state(): Promise<PublicState | undefined> {
    if (this.#known === undefined || performance.now() - this.#lookedAt >= lookEveryMilliseconds) {
      this.#looking ??= this.#look().finally(() => { this.#looking = undefined; });
      await this.#looking;
    }
    return this.#known?.state;
  }

  async #look(): Promise<void> {
    await this.#services.store.read(this.#scope, async (rows) => {
      const revision = await publicRevision(rows);
      if (revision !== this.#known?.revision) this.#known = { revision, state: await publicState(rows) };
    });
    this.#lookedAt = performance.now();
  }
}
