/** What is told of an XML document, by its bytes and by the parser. */
import { parseUsualXml, type UsualXmlHandler } from '../../src/read/gateway/usual-xml.ts';
import { parseXml } from '../../src/read/gateway/xml.ts';
import { sourceOf, Unreadable } from '../../src/read/source.ts';

/** Undefined when the document has not the usual form. */
export function toldByBytes(bytes: Uint8Array, pieceBytes = 1_048_576): readonly unknown[] | undefined {
  const source = {
    ...sourceOf('x', bytes),
    *chunks() {
      for (let start = 0; start < bytes.length; start += pieceBytes) yield bytes.subarray(start, start + pieceBytes);
    },
  };
  return told((handler) => parseUsualXml(source, handler));
}

/** Undefined when the parser refuses the document. */
export function toldByParser(bytes: Uint8Array): readonly unknown[] | undefined {
  return told((handler) => {
    try {
      parseXml(sourceOf('x', bytes), handler);
      return true;
    } catch (problem) {
      if (problem instanceof Unreadable) return false;
      throw problem;
    }
  });
}

function told(parse: (handler: UsualXmlHandler) => boolean): readonly unknown[] | undefined {
  const seen: unknown[] = [];
  const isRead = parse({
    open: ({ name, namespace, attributes, line, column }) => seen.push({ name, namespace, attributes: attributes.map((one) => ({ name: one.name, namespace: one.namespace, value: one.value })), line, column }),
    text: (text) => seen.push(text),
    close: ({ name }) => seen.push(`/${name}`),
  });
  return isRead ? seen : undefined;
}
