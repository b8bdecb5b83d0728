import { zipSync } from 'fflate';

/** Members of an Office file, as text or bytes. */
export type OfficeMembers = Readonly<Record<string, string | Uint8Array>>;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A file of these members; the first day that the format knows as their time. */
export function officeFile(members: OfficeMembers): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(members).map(([name, content]) => [name, typeof content === 'string' ? new TextEncoder().encode(content) : content])), { mtime: '1980-01-01T00:00:00', level: 6 });
}

export function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function relations(items: readonly (readonly [id: string, type: string, target: string])[]): string {
  return `${declaration}<Relationships xmlns="${packageNamespace}/relationships">${items.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
}

/** One sheet for a test: rows of texts, `null` for a cell that is not there, with whatever else the sheet has. */
export interface TestSheet {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  readonly rows?: readonly (readonly (string | null)[])[];
  /** Stands in for the rows. */
  readonly data?: string;
  /** After the rows: merged cells, rules. */
  readonly after?: string;
  readonly before?: string;
}

/** Members of a workbook. Texts are shared, as the usual programs write them. */
export function workbookMembers(sheets: readonly TestSheet[], { names = '', more = {}, moreRelations = [] }: { readonly names?: string; readonly more?: OfficeMembers; readonly moreRelations?: readonly (readonly [string, string, string])[] } = {}): OfficeMembers {
  const shared: string[] = [];
  const rowsXml = (rows: readonly (readonly (string | null)[])[]): string => rows.map((cells, row) => `<row r="${row + 1}" spans="1:${cells.length}">${cells.map((text, column) => (text === null ? '' : text === '' ? `<c r="${letter(column)}${row + 1}" s="2"/>` : `<c r="${letter(column)}${row + 1}" s="1" t="s"><v>${shared.push(text) - 1}</v></c>`)).join('')}</row>`).join('');
  const parts = sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, `${declaration}<worksheet xmlns="${spreadsheet}" xmlns:r="${office}">${sheet.before ?? ''}<sheetData>${sheet.data ?? rowsXml(sheet.rows ?? [])}</sheetData>${sheet.after ?? ''}</worksheet>`] as const);
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((_sheet, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets>${sheets.map(({ name, state }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`).join('')}</sheets>${names === '' ? '' : `<definedNames>${names}</definedNames>`}</workbook>`,
    'xl/_rels/workbook.xml.rels': relations([...sheets.map((_sheet, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const), ['rIdS', 'sharedStrings', 'sharedStrings.xml'], ['rIdT', 'styles', 'styles.xml'], ...moreRelations]),
    'xl/styles.xml': `${declaration}<styleSheet xmlns="${spreadsheet}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs></styleSheet>`,
    ...Object.fromEntries(parts),
    'xl/sharedStrings.xml': `${declaration}<sst xmlns="${spreadsheet}" count="${shared.length}" uniqueCount="${shared.length}">${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ...more,
  };
}

/** A workbook for a test. */
export function workbookFile(sheets: readonly TestSheet[], options: Parameters<typeof workbookMembers>[1] = {}): Uint8Array {
  return officeFile(workbookMembers(sheets, options));
}

function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

/** A paragraph of a text document. */
export function paragraph(text: string, style?: string): string {
  return `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

/** A table of a text document; an empty text is an empty cell. */
export function wordTable(rows: readonly (readonly string[])[]): string {
  return `<w:tbl><w:tblPr/><w:tblGrid>${(rows[0] ?? []).map(() => '<w:gridCol w:w="3000"/>').join('')}</w:tblGrid>${rows.map((cells) => `<w:tr>${cells.map((text) => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${text === '' ? '<w:p/>' : paragraph(text)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
}

/** A text document for a test. */
export function documentFile(body: string, more: OfficeMembers = {}): Uint8Array {
  return officeFile({
    '[Content_Types].xml': `${declaration}<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relations([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': `${declaration}<w:document xmlns:w="${word}"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...more,
  });
}
