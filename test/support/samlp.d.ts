declare module 'samlp' {
  export interface SamlOptions {
    issuer: string;
    cert: string;
    key: string;
    destination: string;
    recipient: string;
    audience: string;
    inResponseTo: string;
    signResponse: boolean;
    signatureAlgorithm: 'rsa-sha256';
    digestAlgorithm: 'sha256';
    lifetimeInSeconds: number;
    profileMapper: (user: object) => { getClaims(): Record<string, string | readonly string[]>; getNameIdentifier(): { nameIdentifier: string; nameIdentifierFormat: string } };
  }
  export interface SamlRequest {
    readonly id?: string;
    readonly issuer?: string;
    readonly destination?: string;
    readonly assertionConsumerServiceURL?: string;
  }
  const samlp: {
    getSamlResponse(options: SamlOptions, user: object, done: (problem: Error | null, response?: string) => void): void;
    parseRequest(request: { readonly method: string; readonly query: Record<string, string> }, options: object, done: (problem: Error | null, request?: SamlRequest) => void): void;
  };
  export default samlp;
}
