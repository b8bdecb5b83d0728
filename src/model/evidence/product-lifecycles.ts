/** Until when the versions of a product are supported, as somebody else than its maker gathers it (endoflife.date). An import of the user’s. */
export interface ProductLifecycles {
  /** Evidence text, cut to 200 characters. */
  readonly product: string;
  /** Package URLs without version, as far as they name a package. */
  readonly purls: readonly string[];
  /** `vendor:product` of CPE names. */
  readonly cpes: readonly string[];
  /** In the order of the source. */
  readonly cycles: readonly ReleaseCycle[];
}

export interface ReleaseCycle {
  /** `2.12`; evidence text, cut to 100 characters. */
  readonly cycle: string;
  /** Last day with security fixes; true when it has passed on a day not named; false when none is set. */
  readonly endOfLife: string | boolean;
  readonly latest?: string;
}
