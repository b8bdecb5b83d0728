/** Legal forms at the end of a company's name, which one list writes and another leaves out. */
const legalForms: ReadonlySet<string> = new Set(['ab', 'ag', 'bv', 'co', 'company', 'corp', 'corporation', 'gmbh', 'inc', 'incorporated', 'kg', 'limited', 'llc', 'ltd', 'nv', 'oy', 'plc', 'pty', 'sa', 'sas', 'se', 'spa', 'srl']);

/** Whether two names of a vendor are the same but for case, signs and legal form. */
export function isSameVendor(one: string, other: string): boolean {
  const words = vendorWords(one);
  return words !== '' && words === vendorWords(other);
}

/**
 * Whether a product of a list may be the one watched: one name holds all words of the other in their order, as «Quillgate» and
 * «Quillgate Server». A list that names «Multiple Products» may mean any. Too many are shown rather than one too few.
 */
export function maySameProduct(listed: string, watched: string): boolean {
  const one = ` ${wordsOf(listed).join(' ')} `;
  const other = ` ${wordsOf(watched).join(' ')} `;
  return isSeveralProducts(listed) || (one.trim() !== '' && other.trim() !== '' && (one.includes(other) || other.includes(one)));
}

/** Whether a list says only that several products are meant, and not which. */
export function isSeveralProducts(listed: string): boolean {
  return /^(multiple|various|several|many)\b.*\bproducts?$/i.test(listed.trim());
}

function vendorWords(name: string): string {
  const words = [...wordsOf(name)];
  while (words.length > 1 && legalForms.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

function wordsOf(name: string): readonly string[] {
  return name.normalize('NFKC').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
