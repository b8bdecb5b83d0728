/** DuckDB's figures over CVE records, per issuer and year: those of `cve-figures`, of lines or of a folder of files. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { ask, literal } from './duckdb.ts';

const [, , path = '', peers = ''] = process.argv;
const columns = ['records', 'published', 'rejected', 'withCwe', 'withCpe', 'withCweAndCpe', 'withCweInTextOnly', 'withCweOfOthers', 'withCpeOfOthers'];
const isFolder = statSync(path).isDirectory();

/** Only what the figures need is declared: DuckDB steps over the rest. */
const rows = await ask(peers, `
  WITH read AS (
    SELECT * FROM read_json(${literal(isFolder ? `${path}/**/*.json` : path)}, format = '${isFolder ? 'unstructured' : 'newline_delimited'}', maximum_object_size = 16777216, columns = {
      cveMetadata: 'STRUCT(assignerShortName VARCHAR, state VARCHAR, datePublished VARCHAR)',
      containers: 'STRUCT(
        cna STRUCT(problemTypes STRUCT(descriptions STRUCT(cweId VARCHAR, description VARCHAR)[])[], affected STRUCT(cpes VARCHAR[])[]),
        adp STRUCT(problemTypes STRUCT(descriptions STRUCT(cweId VARCHAR)[])[], affected STRUCT(cpes VARCHAR[])[])[])'
    })
  ), parts AS (
    SELECT cveMetadata.assignerShortName AS issuer, cveMetadata.state AS state, coalesce(CAST(cveMetadata.datePublished[1:4] AS INTEGER), 0) AS year,
      flatten(list_transform(containers.cna.problemTypes, lambda one: one.descriptions)) AS own,
      flatten(flatten(list_transform(containers.adp, lambda one: list_transform(one.problemTypes, lambda two: two.descriptions)))) AS others,
      len(list_filter(containers.cna.affected, lambda one: len(one.cpes) > 0)) > 0 AS cpe,
      len(list_filter(flatten(list_transform(containers.adp, lambda one: one.affected)), lambda one: len(one.cpes) > 0)) > 0 AS othersCpe
    FROM read
  ), told AS (
    SELECT *, coalesce(len(list_filter(own, lambda one: one.cweId IS NOT NULL)) > 0, false) AS cwe,
      len(list_filter(own, lambda one: regexp_matches(one.description, 'CWE-[0-9]+'))) > 0 AS cweInText,
      len(list_filter(others, lambda one: one.cweId IS NOT NULL)) > 0 AS othersCwe
    FROM parts
  )
  SELECT issuer, year, count(*) AS records, count(*) FILTER (WHERE state = 'PUBLISHED') AS published, count(*) FILTER (WHERE state = 'REJECTED') AS rejected,
    count(*) FILTER (WHERE cwe) AS withCwe, count(*) FILTER (WHERE cpe) AS withCpe, count(*) FILTER (WHERE cwe AND cpe) AS withCweAndCpe, count(*) FILTER (WHERE cweInText AND NOT cwe) AS withCweInTextOnly,
    count(*) FILTER (WHERE othersCwe) AS withCweOfOthers, count(*) FILTER (WHERE othersCpe) AS withCpeOfOthers
  FROM told GROUP BY ALL`);

const all = Object.fromEntries(columns.map((column) => [column, rows.reduce((sum, row) => sum + Number(row[column]), 0)]));
// As the generator of the records makes it.
const lines = rows.map((row) => [`${row['issuer']}|${row['year']}`, ...columns.map((column) => String(row[column]))].join('|')).toSorted();
const table = isFolder ? {} : { issuers: new Set(rows.map((row) => row['issuer'])).size, table: createHash('sha256').update(lines.join('\n')).digest('hex') };
process.stdout.write(`${JSON.stringify({ ...all, ...table })}\n`);
