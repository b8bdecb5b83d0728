/** DuckDB over OCSF events: how many of each area, and with the address of their source. Three columns, not the whole grade. */
import { ask, literal } from './duckdb.ts';

const [, , path = '', peers = ''] = process.argv;
const [row = {}] = await ask(peers, `
  SELECT count(*) AS events, count(*) FILTER (WHERE class_uid = 3001) AS identity, count(*) FILTER (WHERE class_uid = 3004) AS configuration, count(*) FILTER (WHERE class_uid = 4001) AS network, count(*) FILTER (WHERE class_uid = 6005) AS data,
    count(*) FILTER (WHERE src_endpoint.ip IS NOT NULL) AS complete, max(time) AS latest
  FROM read_json(${literal(path)}, format = 'newline_delimited', columns = {class_uid: 'INTEGER', time: 'BIGINT', src_endpoint: 'STRUCT(ip VARCHAR)'})`);
process.stdout.write(`${JSON.stringify(row)}\n`);
