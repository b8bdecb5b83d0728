import type { Escaped } from '../escape/escaped.ts';
import { xml } from '../escape/xml.ts';

/**
 * The look of the cells, in the order of `cellStyles`. `quotePrefix` keeps a cell text when it is edited;
 * number format 49 makes text of whatever is typed as an answer.
 * Colours are soft and print well; no meaning hangs on them alone.
 */
export const stylesXml: Escaped<'xml'> = xml`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF0B5C6B"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF8E1"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color rgb="FFDEDBD3"/></left><right style="thin"><color rgb="FFDEDBD3"/></right><top style="thin"><color rgb="FFDEDBD3"/></top><bottom style="thin"><color rgb="FFDEDBD3"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${[
  { font: 0, fill: 0, border: 0, format: 0 },
  { font: 1, fill: 2, border: 1, format: 0 },
  { font: 0, fill: 0, border: 1, format: 0 },
  { font: 0, fill: 3, border: 1, format: 49 },
  { font: 2, fill: 0, border: 0, format: 0 },
].map(({ font, fill, border, format }) => xml`<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
