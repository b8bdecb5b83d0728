import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { vendorInput } from '../purchases/vendor-shape.ts';

const lineShape = z.strictObject({ name: vendorInput.name, domain: vendorInput.domain, criticality: vendorInput.criticality, service: vendorInput.service });

/** A maker as a line of a table names it. */
export interface VendorLine {
  readonly name: string;
  readonly domain: string | null;
  readonly criticality: 'critical' | 'high' | 'ordinary' | 'low';
  readonly service: 'network' | 'identity' | 'security-operations' | null;
}

type Reading = { readonly vendors: readonly VendorLine[] } | { readonly problems: readonly { readonly line: number; readonly message: string }[] };

const columns = ['name', 'domain', 'criticality', 'service'];
const linesMost = 2000;

/** Reads makers out of a table with a line of column names; every line that can’t be read is named. */
export function vendorsInCsv(text: string): Reading {
  let lines: readonly (readonly string[])[];
  try {
    lines = parse(text, { bom: true, trim: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 10_000 });
  } catch (problem) {
    return { problems: [{ line: 1, message: problem instanceof Error ? problem.message.replaceAll(/[\p{C}]/gu, ' ').slice(0, 200) : 'The table can’t be read.' }] };
  }
  const [head = [], ...rest] = lines;
  const names = head.map((name) => name.toLowerCase());
  if (!names.includes('name')) return { problems: [{ line: 1, message: `Expected a first line with the column name, and of ${columns.slice(1).join(', ')} those that are known.` }] };
  const stranger = names.find((name) => !columns.includes(name));
  if (stranger !== undefined) return { problems: [{ line: 1, message: `The column ${stranger.slice(0, 40)} is not known; expected ${columns.join(', ')}.` }] };
  if (rest.length > linesMost) return { problems: [{ line: linesMost + 2, message: `Expected at most ${linesMost} makers at a time.` }] };
  const problems: { readonly line: number; readonly message: string }[] = [];
  const vendors: VendorLine[] = [];
  for (const [index, cells] of rest.entries()) {
    const given = Object.fromEntries(names.flatMap((name, column) => (cells[column] === undefined || cells[column] === '' ? [] : [[name, cells[column]]])));
    const read = lineShape.safeParse(given);
    if (read.success) vendors.push({ name: read.data.name, domain: read.data.domain ?? null, criticality: read.data.criticality, service: read.data.service ?? null });
    else problems.push(...read.error.issues.slice(0, 1).map(({ path, message }) => ({ line: index + 2, message: `${path.join('.')}: ${message}` })));
  }
  return problems.length > 0 ? { problems } : { vendors };
}
