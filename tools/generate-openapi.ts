/** Writes the API’s description (OpenAPI 3.1) from the list of acts. `--check` only compares. */
import { readFileSync } from 'node:fs';
import { ApiRoutes } from '../src/server/api/api-routes.ts';
import { openApi } from '../src/server/api/openapi.ts';
import { acts } from '../src/workspace/acts/index.ts';
import { writeOrCheck } from './write-or-check.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string };
writeOrCheck('docs/generated/openapi.json', `${JSON.stringify(openApi(new ApiRoutes(acts).all, version), null, 2)}\n`);
