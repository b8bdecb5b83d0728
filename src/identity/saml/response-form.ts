import { algorithms, assertion, protocol, signature } from './names.ts';
import { SamlRefused } from './saml-refused.ts';
import { childrenOf, everyNode, onlyChild, readXmlTree, type XmlNode } from './xml-tree.ts';

/** A response whose form was checked; nothing in it is believed yet. */
export interface ResponseForm {
  readonly root: XmlNode;
  readonly assertion: XmlNode;
  readonly isResponseSigned: boolean;
}

/**
 * Checks the form of a response before any signature is computed: one assertion at its place, signatures only where SAML
 * has them, each over its own parent, by algorithms that are taken (SAML 2.0 core, section 5.4). What has another form can’t
 * be signed rightly.
 * @throws SamlRefused
 */
export function responseForm(xml: string): ResponseForm {
  const root = readXmlTree(xml);
  if (root.namespace !== protocol || root.name !== 'Response') throw new SamlRefused('The document is no response of SAML 2.0.');
  const inside = onlyChild(root, assertion, 'Assertion');
  const nodes = [...everyNode(root)];
  if (nodes.filter(({ name }) => name === 'Assertion' || name === 'EncryptedAssertion').length !== 1) throw new SamlRefused('The document has more than one assertion.');
  if (nodes.filter(({ name }) => name === 'Response').length !== 1) throw new SamlRefused('The document has more than one response.');
  for (const node of [root, inside]) if (node.attributes.get('Version') !== '2.0') throw new SamlRefused('The document is not of SAML 2.0.');
  checkIds(nodes);
  const responseSignatures = childrenOf(root, signature, 'Signature');
  const assertionSignature = onlyChild(inside, signature, 'Signature');
  if (responseSignatures.length > 1 || nodes.filter(({ name }) => name === 'Signature').length !== responseSignatures.length + 1) throw new SamlRefused('The document has signatures where SAML has none.');
  for (const one of responseSignatures) checkSignature(one, root);
  checkSignature(assertionSignature, inside);
  return { root, assertion: inside, isResponseSigned: responseSignatures.length === 1 };
}

/** What is signed is named by its ID: each is there once, and in one spelling. */
function checkIds(nodes: readonly XmlNode[]): void {
  const ids = nodes.flatMap(({ attributes }) => [...attributes].filter(([name]) => name.toUpperCase() === 'ID'));
  if (ids.some(([name, value]) => (name !== 'ID' && name !== 'Id') || !/^[A-Za-z_][A-Za-z0-9._-]{0,199}$/u.test(value)) || new Set(ids.map(([, value]) => value)).size !== ids.length) throw new SamlRefused('The document has an ID twice, or one that is none.');
}

function checkSignature(node: XmlNode, parent: XmlNode): void {
  const info = onlyChild(node, signature, 'SignedInfo');
  const reference = onlyChild(info, signature, 'Reference');
  const allowed = new Set(['SignedInfo', 'SignatureValue', 'KeyInfo']);
  const inside = [...everyNode(info)];
  if (node.children.some(({ namespace, name }) => namespace !== signature || !allowed.has(name)) || inside.filter(({ name }) => name === 'Reference').length !== 1) throw new SamlRefused('A signature holds more than a signature of SAML.');
  if (reference.attributes.get('URI') !== `#${parent.attributes.get('ID') ?? ''}`) throw new SamlRefused('A signature is over something else than its own element.');
  requireAlgorithm(onlyChild(info, signature, 'CanonicalizationMethod'), algorithms.canonicalizations);
  requireAlgorithm(onlyChild(info, signature, 'SignatureMethod'), algorithms.signatures);
  requireAlgorithm(onlyChild(reference, signature, 'DigestMethod'), algorithms.digests);
  const transforms = childrenOf(onlyChild(reference, signature, 'Transforms'), signature, 'Transform');
  if (transforms.length !== 2 || inside.filter(({ name }) => name === 'Transform').length !== 2) throw new SamlRefused('A signature does not have the two transforms of SAML.');
  transforms.forEach((transform, index) => requireAlgorithm(transform, algorithms.transforms.slice(index, index + 1)));
  for (const value of [onlyChild(reference, signature, 'DigestValue'), onlyChild(node, signature, 'SignatureValue')]) {
    if (value.children.length > 0 || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/u.test(value.text)) throw new SamlRefused('A signature or digest is not base64.');
  }
}

function requireAlgorithm({ attributes, name, children }: XmlNode, taken: readonly string[]): void {
  // Prefix lists of exclusive canonicalisation are the only thing that may stand in one.
  const isPlain = children.every((child) => child.name === 'InclusiveNamespaces');
  if (!isPlain || !taken.includes(attributes.get('Algorithm') ?? '')) throw new SamlRefused(`A signature uses an algorithm as ${name} that is not taken; SHA-256 or better and exclusive canonicalisation are.`);
}
