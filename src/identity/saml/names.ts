/** Namespaces of SAML 2.0 and of XML signatures. */
export const protocol = 'urn:oasis:names:tc:SAML:2.0:protocol';
export const assertion = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const metadata = 'urn:oasis:names:tc:SAML:2.0:metadata';
export const signature = 'http://www.w3.org/2000/09/xmldsig#';

export const redirectBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
export const postBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
export const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';
export const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
export const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
/** Algorithms that are taken (XML Signature 1.1, section 6; RFC 9231): SHA-256 and better, no comments, nothing that runs. */
export const algorithms = {
  canonicalizations: [exclusive],
  transforms: [`${signature}enveloped-signature`, exclusive],
  digests: ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512'],
  signatures: ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512'],
} as const;
