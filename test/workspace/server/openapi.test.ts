import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ApiRoutes } from '../../../src/server/api/api-routes.ts';
import { docsPage } from '../../../src/server/api/docs-page.ts';
import { openApi } from '../../../src/server/api/openapi.ts';
import { acts } from '../../../src/workspace/acts/index.ts';
import { smallActs } from './small-workspace.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: object }>> };
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly $ref?: string; readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>>;
  readonly security?: readonly object[];
}

for (const [name, list] of [['the acts of the workspace', acts], ['acts of every shape', smallActs]] as const) {
  const routes = new ApiRoutes(list).all;
  const document = JSON.parse(JSON.stringify(openApi(routes, '1.0.0'))) as ReturnType<typeof openApi>;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as unknown as Operation })));

  test(`${name}: each is described once, at its place`, () => {
    assert.deepEqual(operations.map(({ path, method, operation }) => `${operation.operationId} ${method} ${path}`).toSorted(), list.map((act) => `${act.id} ${act.http.method.toLowerCase()} ${act.http.path}`).toSorted());
    assert.equal(new Set(operations.map(({ operation }) => operation.operationId)).size, list.length);
  });

  test(`${name}: paths and parameters go together, references lead somewhere, and schemas compile`, () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((parts) => parts[1]);
      assert.deepEqual((operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name), inPath, path);
      assert.equal(new Set((operation.parameters ?? []).map((parameter) => `${parameter.in} ${parameter.name}`)).size, (operation.parameters ?? []).length, path);
      const contents = [...Object.values(operation.requestBody?.content ?? {}), ...Object.values(operation.responses).flatMap((response) => Object.values(response.content ?? {}))];
      for (const schema of [...(operation.parameters ?? []).map((parameter) => parameter.schema), ...contents.map((content) => content.schema ?? {})]) assert.doesNotThrow(() => ajv.compile(schema), operation.operationId);
      assert.ok(Object.keys(operation.responses).some((status) => status.startsWith('2')), path);
      for (const response of Object.values(operation.responses)) {
        const found = response.$ref === undefined ? response : response.$ref.slice(2).split('/').reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document);
        assert.equal(typeof (found as { description?: unknown } | undefined)?.description, 'string', JSON.stringify(response));
      }
    }
  });

  test(`${name}: the page for people names every act and holds no script`, () => {
    const page = docsPage(routes, '1.0.0');
    for (const act of list) assert.ok(page.includes(`<code>${act.id}</code>`), act.id);
    assert.doesNotMatch(page, /<script|style="|onclick/);
  });
}

test('what is open says so, and the session’s secret is in no description', () => {
  const document = openApi(new ApiRoutes(smallActs).all, '1.0.0');
  const open = document.paths['/api/v1/session']?.['post'] as unknown as Operation;
  assert.deepEqual(open.security, []);
  assert.doesNotMatch(JSON.stringify(open), /cookie/);
});

test('two acts at one place, or a path with a field that the input has not, are refused at the start', () => {
  const [first] = smallActs;
  assert.ok(first !== undefined);
  assert.throws(() => new ApiRoutes([first, { ...first, id: 'product.again' }]), /Two acts have the place POST \/api\/v1\/products/);
  assert.throws(() => new ApiRoutes([{ ...first, http: { method: 'POST', path: '/api/v1/x/{nothing}' } }]), /no such field/);
});
