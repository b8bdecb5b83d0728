import type { Escaped } from '../escape/escaped.ts';
import { xml } from '../escape/xml.ts';

const prolog = xml`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
`;
const packages = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const words = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const wordsType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

// The format has no notion of «no date»; its first day keeps the bytes the same whenever the file is written.
const memberTime = '1980-01-01T00:00:00';

/** A paragraph of a document. */
export interface Paragraph {
  readonly style: 'Title' | 'Heading1' | 'Normal' | 'Small';
  /** Line ends begin a new line in the same paragraph. */
  readonly text: string;
}

/**
 * A document of paragraphs for word processors (Office Open XML, ECMA-376). The same paragraphs and time give the same bytes.
 * @param createdAt RFC 3339, UTC: stands in the document’s properties
 */
export async function wordDocument(paragraphs: readonly Paragraph[], title: string, createdAt: string): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate');
  const parts: Readonly<Record<string, Escaped<'xml'>>> = {
    '[Content_Types].xml': xml`${prolog}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordsType}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${wordsType}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': xml`${prolog}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': xml`${prolog}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:creator>Assay</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${createdAt}</dcterms:created></cp:coreProperties>`,
    'word/_rels/document.xml.rels': xml`${prolog}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': stylesXml,
    'word/document.xml': xml`${prolog}<w:document xmlns:w="${words}"><w:body>${paragraphs.map(paragraphXml)}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1304" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, strToU8(part.value)])), { mtime: memberTime, level: 6 });
}

function paragraphXml({ style, text }: Paragraph): Escaped<'xml'> {
  return xml`<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r>${text.split(/\r?\n/u).map((line, index) => xml`${index === 0 ? xml`` : xml`<w:br/>`}<w:t xml:space="preserve">${line}</w:t>`)}</w:r></w:p>`;
}

const stylesXml = xml`${prolog}<w:styles xmlns:w="${words}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="280"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Small"><w:name w:val="Small"/><w:basedOn w:val="Normal"/><w:rPr><w:color w:val="595959"/><w:sz w:val="19"/></w:rPr></w:style></w:styles>`;
