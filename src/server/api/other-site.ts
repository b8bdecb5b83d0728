/** What browsers tell of where a request came from. No page can forge them. */
export interface FetchHeaders {
  readonly origin?: string | undefined;
  readonly 'sec-fetch-site'?: string | undefined;
}

/**
 * Whether a request must be refused because another site may have made a browser send it (CSRF, login CSRF, and reading
 * across sites). A token is never sent by a browser by itself.
 * @returns what was seen, or undefined
 */
export function otherSite(headers: FetchHeaders, isChange: boolean, hasCookie: boolean, isOwnOrigin: (origin: string) => boolean): string | undefined {
  const { origin, 'sec-fetch-site': site } = headers;
  // `none`: somebody typed the address or opened a bookmark.
  if (site !== undefined && site !== 'same-origin' && !(site === 'none' && !isChange)) return `The browser says that it comes from elsewhere (${site === 'same-site' || site === 'cross-site' ? site : 'unknown'}).`;
  if (origin !== undefined && !isOwnOrigin(origin)) return 'The browser says that it comes from another origin.';
  if (isChange && hasCookie && site === undefined && origin === undefined) return 'A change with a cookie needs the Origin or Sec-Fetch-Site header, which every browser sends.';
  return undefined;
}
