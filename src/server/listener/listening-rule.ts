/** What is known about a wish to listen. */
export interface ListeningWish {
  /** IP address. */
  readonly address: string;
  readonly hasTls: boolean;
  readonly hasTrustedProxy: boolean;
  /** Whether an administrator exists. */
  readonly isSetUp: boolean;
}

/** Whether only programs of this machine reach the address. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address);
}

/** Why an address may not be listened on; undefined when it may. Before setup, whoever comes first would become administrator. */
export function listeningRefusal({ address, hasTls, hasTrustedProxy, isSetUp }: ListeningWish): string | undefined {
  if (isLoopback(address)) return undefined;
  if (!hasTls && !hasTrustedProxy) return `Others reach ${address}, and nothing protects what they send: give a certificate (ASSAY_CERTIFICATE_FILE, ASSAY_CERTIFICATE_KEY_FILE), or name the proxy that ends TLS (ASSAY_TRUSTED_PROXIES). Until then only loopback is listened on.`;
  if (!isSetUp) return `Others reach ${address}, and nobody is administrator yet. Finish the setup on loopback first, or through a tunnel to it.`;
  return undefined;
}
