import type { Escaped } from '../escape/escaped.ts';
import { xml } from '../escape/xml.ts';
import { sheetXml, type Sheet } from './sheet.ts';
import { stylesXml } from './styles.ts';

const prolog = xml`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
`;
const packages = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

// The format has no notion of «no date»; its first day keeps the bytes the same whenever the file is written.
const memberTime = '1980-01-01T00:00:00';

/**
 * A workbook of text cells (Office Open XML, ECMA-376). The same sheets and time give the same bytes.
 * @param createdAt RFC 3339, UTC: stands in the document’s properties
 */
export async function workbook(sheets: readonly Sheet[], title: string, createdAt: string): Promise<Uint8Array> {
  // Loaded when a workbook is written: no other report pays for it.
  const { strToU8, zipSync } = await import('fflate');
  const parts: Readonly<Record<string, Escaped<'xml'>>> = {
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relationships([['rId1', `${office}/officeDocument`, 'xl/workbook.xml'], ['rId2', `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml']]),
    'docProps/core.xml': xml`${prolog}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:creator>Assay</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${createdAt}</dcterms:created></cp:coreProperties>`,
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relationships([...sheets.map((_sheet, index) => [`rId${index + 1}`, `${office}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const), [`rId${sheets.length + 1}`, `${office}/styles`, 'styles.xml']]),
    'xl/styles.xml': stylesXml,
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)])),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, strToU8(part.value)])), { mtime: memberTime, level: 6 });
}

function contentTypes(sheets: readonly Sheet[]): Escaped<'xml'> {
  const overrides: readonly (readonly [part: string, type: string])[] = [
    ['/xl/workbook.xml', `${spreadsheet}.sheet.main+xml`],
    ['/xl/styles.xml', `${spreadsheet}.styles+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ...sheets.map((_sheet, index) => [`/xl/worksheets/sheet${index + 1}.xml`, `${spreadsheet}.worksheet+xml`] as const),
  ];
  return xml`${prolog}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.map(([part, type]) => xml`<Override PartName="${part}" ContentType="${type}"/>`)}</Types>`;
}

function relationships(items: readonly (readonly [id: string, type: string, target: string])[]): Escaped<'xml'> {
  return xml`${prolog}<Relationships xmlns="${packages}/relationships">${items.map(([id, type, target]) => xml`<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)}</Relationships>`;
}

function workbookXml(sheets: readonly Sheet[]): Escaped<'xml'> {
  const headed = sheets.flatMap((sheet, index) => (sheet.hasHeader ? [xml`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${`'${sheet.name}'!$1:$1`}</definedName>`] : []));
  return xml`${prolog}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>${sheets.map((sheet, index) => xml`<sheet name="${sheet.name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)}</sheets>${headed.length === 0 ? xml`` : xml`<definedNames>${headed}</definedNames>`}</workbook>`;
}
