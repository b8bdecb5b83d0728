/** What to hand over in place of a format that is named and not read, as a sentence; undefined where there is nothing to say. */
export function insteadOf(formatName: string): string | undefined {
  return instead.find(([part]) => formatName.includes(part))?.[1];
}

const instead: readonly (readonly [part: string, sentence: string])[] = [
  ['SPDX document in RDF', 'The same document as JSON, YAML, XML or tag-value is read; the SPDX tools convert it.'],
  ['CycloneDX document in protobuf', 'The same document as JSON or XML is read.'],
  ['spreadsheet', 'A table of it as CSV is read; an SBOM as JSON.'],
  ['old binary form', 'The same as CSV, PDF or text is read; an SBOM as JSON.'],
  ['text document (DOCX)', 'The same as PDF, Markdown or text is read.'],
];
