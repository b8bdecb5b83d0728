/** The one maker of script addresses that the page's policy names. */
export const trustedTypesPolicy = 'assay-recheck';

/**
 * The content security policy of a dossier's page. It lets nothing load or be asked for but what lies on the page's own host,
 * and no code be made from strings.
 * @param withParser whether source code is public evidence: its parser is WebAssembly
 */
export function contentSecurityPolicy(withParser: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self'${withParser ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypesPolicy}`,
  ].join('; ');
}
