import type { CredentialSetting } from '../../model/evidence/source-tree.ts';
import { textOf } from './text-window.ts';

const test = /(?:^|\/)(?:tests?|__tests__|specs?|testdata|test-?fixtures|test-data|testing|fixtures?|mocks?|__mocks__|e2e|cypress|playwright|molecule|testinfra|[\w-]{1,40}-tests?|integration\/(?:resources|fixtures)|src\/(?:test|androidTest|it))\/|[._-](?:tests?|testing|spec|e2e|mock|conformance)\.\w{1,6}$|(?:^|\/)(?:mock[_-]|smoke-?tests?[_-])[^/]{1,80}$|_test\.(?:go|py|rb|exs)$|(?:^|\/)(?:test_[^/]{1,100}\.py|conftest\.py|\.env\.test(?:ing)?)$|(?:^|\/)(?:docker-)?compose\.tests?\.ya?ml$/i;
const build = /(?:^|\/)(?:\.github|\.gitlab|\.circleci|\.buildkite|\.devcontainer|\.vscode|\.idea|ci|\.ci)\/|(?:^|\/)(?:\.gitlab-ci|\.travis|azure-pipelines|bitbucket-pipelines|appveyor)[\w.-]{0,30}\.ya?ml$|(?:^|\/)Jenkinsfile$|(?:^|\/)(?:docker-)?compose[.-](?:ci|dev|development|local|override)\.ya?ml$|(?:^|\/)\.env\.(?:ci|dev|development|local|staging)$|(?:^|\/)group_vars\/[\w-]{0,40}(?:staging|development|dev)\.ya?ml$/i;
const example = /(?:^|\/)(?:examples?|samples?|demos?|tutorials?|playground|sandbox|quickstart)\/|\.(?:example|sample|template|dist|tmpl)(?:\.\w{1,6})?$|(?:^|\/)(?:example|sample)[._-][^/]{1,80}$/i;

/** Beside documents lie files for the reader to copy; the documents themselves tell what ships. */
const beside = /(?:^|\/)(?:docs?|documentation)\/(?!(?:[^/]{1,200}\/){0,12}[^/]{1,200}\.(?:md|markdown|mdx|rst|adoc|asciidoc|txt|html?)$)/i;

/** Where a file stands, by its path: a test and the build are the maker's own; an example is copied by customers. */
export function credentialSetting(path: string): CredentialSetting {
  if (test.test(path)) return 'test';
  if (build.test(path)) return 'build';
  return example.test(path) || beside.test(path) ? 'example' : 'shipped';
}

const inlineTests = /^[ \t]{0,8}#\[cfg\(test\)\]\s{1,8}(?:pub )?mod\s/m;

/** The line from which a Rust file holds its own tests, which are not compiled into the product; beyond every line where there are none. */
export function inlineTestsFrom(path: string, bytes: Uint8Array): number {
  if (!path.endsWith('.rs')) return Number.POSITIVE_INFINITY;
  const text = textOf(bytes, 0, bytes.length);
  const match = inlineTests.exec(text);
  return match === null ? Number.POSITIVE_INFINITY : text.slice(0, match.index).split('\n').length;
}
