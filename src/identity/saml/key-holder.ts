import { constants, publicDecrypt, X509Certificate } from 'node:crypto';
import { signature } from './names.ts';
import { SamlRefused } from './saml-refused.ts';
import { everyNode, type XmlNode } from './xml-tree.ts';

/** How the hash in an RSA signature begins, by its length in bytes (RFC 8017, section 9.2, note 1). */
const beginnings: ReadonlyMap<number, string> = new Map([[51, '3031300d060960864801650304020105000420'], [83, '3051300d060960864801650304020305000440']]);

/**
 * Finds the certificates with whose keys all signatures of a document were made, by their padding alone and before anything
 * is canonicalised: only a holder of the key can make such a value, so nobody else costs more than an RSA operation. What
 * was signed, this does not say.
 * @param certificates PEM
 * @throws SamlRefused when there is none
 */
export function certificatesOfSigner(root: XmlNode, certificates: readonly string[]): readonly string[] {
  const values = [...everyNode(root)].filter(({ namespace, name }) => namespace === signature && name === 'SignatureValue').map(({ text }) => Buffer.from(text, 'base64'));
  const signers = certificates.filter((certificate) => values.every((value) => isMadeWith(certificate, value)));
  if (signers.length === 0) throw new SamlRefused('The signature is not the provider’s. When its certificate changed, enter its new metadata.');
  return signers;
}

function isMadeWith(certificate: string, value: Buffer): boolean {
  try {
    const { publicKey } = new X509Certificate(certificate);
    const opened = publicDecrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, value);
    const beginning = beginnings.get(opened.length);
    return beginning !== undefined && opened.toString('hex').startsWith(beginning);
  } catch {
    // Padding that is none, or another length than the key’s.
    return false;
  }
}
