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
const manifests = /(?:^|\/)(?:pyproject\.toml|setup\.cfg|tox\.ini|pytest\.ini)$/i;
/** A section of a manifest, and whether its name says that it is for tests. */
const section = /^\[{1,2}([^\]\n]{1,100})\]/gm;
const ofTests = /(?:^|[.:_-])(?:pytest\w{0,20}|testenv|tests?|tox)(?:[.:_-]|$)/i;

/**
 * Tells which lines of a file are for tests and stay with the maker: the tests inside of a Rust file, which are not
 * compiled into the product, and sections of manifests for the tools that run tests.
 * @returns an answer for a 1-based line
 */
export function testLinesOf(path: string, bytes: Uint8Array): (line: number) => boolean {
  if (path.endsWith('.rs')) {
    const text = textOf(bytes, 0, bytes.length);
    const match = inlineTests.exec(text);
    const from = match === null ? Number.POSITIVE_INFINITY : text.slice(0, match.index).split('\n').length;
    return (line) => line >= from;
  }
  if (!manifests.test(path.slice(-200))) return () => false;
  const text = textOf(bytes, 0, bytes.length);
  const sections: { readonly from: number; readonly isOfTests: boolean }[] = [];
  let [line, at] = [1, 0];
  for (const match of text.matchAll(section)) {
    if (sections.length >= 1_000) break;
    for (let next = text.indexOf('\n', at); next !== -1 && next < match.index; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    sections.push({ from: line, isOfTests: ofTests.test(match[1] ?? '') });
  }
  return (asked) => sections.findLast(({ from }) => from <= asked)?.isOfTests === true;
}

/** Programs that try known default credentials on other products: what they hold is nobody's here. */
const detector = /(?:^|\/)(?:detectors?|scanners?|probes?|plugins?|checks?|rules)\/(?:[^/]{1,80}\/){0,3}(?:(?:weak|default)[-_]?(?:cred(?:ential)?s?|passwords?|logins?)|brute[-_]?force)(?:[-_.][\w-]{0,40})?(?:\/|\.)/i;

/** Whether a program looks for other products' default credentials, by its path. */
export function isDetector(path: string): boolean {
  return detector.test(path.slice(-400));
}
