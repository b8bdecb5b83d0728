import type { JsonObject, JsonValue } from '../gateway/json-value.ts';
import type { ValueForm } from './tags.ts';

/**
 * Turns the text of a tag into what the JSON form holds.
 * @returns undefined when the text has not the parts that its form needs
 */
export function tagValue(form: ValueForm, text: string): JsonValue | undefined {
  switch (form) {
    case 'text':
    case 'list':
      return text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'checksum':
      return checksum(text);
    case 'external-document':
      return externalDocument(text);
    case 'external-reference':
      return externalReference(text);
    case 'verification-code':
      return verificationCode(text);
    case 'relationship':
      return relationship(text);
    case 'range':
      return /^\d{1,15}:\d{1,15}$/.test(text) ? { range: text } : undefined;
  }
}

/** `SHA1: 85ed...` */
function checksum(text: string): JsonObject | undefined {
  const colon = text.indexOf(':');
  return colon === -1 ? undefined : { algorithm: text.slice(0, colon).trim(), checksumValue: text.slice(colon + 1).trim() };
}

/** `DocumentRef-x https://example.com/x SHA1: 85ed...` */
function externalDocument(text: string): JsonObject | undefined {
  const [id, address, ...rest] = wordsOf(text);
  const value = checksum(rest.join(' '));
  return id === undefined || address === undefined || value === undefined ? undefined : { externalDocumentId: id, spdxDocument: address, checksum: value };
}

/** `PACKAGE-MANAGER purl pkg:npm/a@1` */
function externalReference(text: string): JsonObject | undefined {
  const [category, type, ...rest] = wordsOf(text);
  return category === undefined || type === undefined || rest.length === 0
    ? undefined
    : { referenceCategory: category, referenceType: type, referenceLocator: rest.join(' ') };
}

/** `d6a7... (./package.spdx)`, in older documents with `excludes:` in the brackets. */
function verificationCode(text: string): JsonObject {
  const open = text.indexOf('(');
  if (open === -1) return { packageVerificationCodeValue: text };
  const excluded = text.slice(open + 1, text.endsWith(')') ? -1 : undefined).replace(/^excludes:/, '').split(',');
  return { packageVerificationCodeValue: text.slice(0, open).trim(), packageVerificationCodeExcludedFiles: excluded.map((path) => path.trim()) };
}

/** `SPDXRef-a DEPENDS_ON SPDXRef-b` */
function relationship(text: string): JsonObject | undefined {
  const [from, type, to, more] = wordsOf(text);
  return from === undefined || type === undefined || to === undefined || more !== undefined
    ? undefined
    : { spdxElementId: from, relationshipType: type, relatedSpdxElement: to };
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[ \t]+/).filter((word) => word !== '');
}
