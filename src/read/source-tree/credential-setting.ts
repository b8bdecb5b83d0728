import type { CredentialSetting } from '../../model/evidence/source-tree.ts';

const test = /(?:^|\/)(?:tests?|__tests__|specs?|testdata|test-?fixtures|test-data|testing|fixtures?|mocks?|__mocks__|e2e|cypress|integration-tests?|src\/(?:test|androidTest|it))\/|[._-](?:test|tests|spec|e2e)\.\w{1,6}$|_test\.(?:go|py|rb|exs)$|(?:^|\/)(?:test_[^/]{1,100}\.py|conftest\.py|\.env\.test(?:ing)?)$|(?:^|\/)(?:docker-)?compose\.tests?\.ya?ml$/i;
const build = /(?:^|\/)(?:\.github|\.gitlab|\.circleci|\.buildkite|\.devcontainer|\.vscode|\.idea|ci|\.ci)\/|(?:^|\/)(?:\.gitlab-ci|\.travis|azure-pipelines|bitbucket-pipelines|appveyor)[\w.-]{0,30}\.ya?ml$|(?:^|\/)Jenkinsfile$|(?:^|\/)(?:docker-)?compose[.-](?:ci|dev|development|local|override)\.ya?ml$|(?:^|\/)\.env\.(?:ci|dev|development|local)$/i;
const example = /(?:^|\/)(?:examples?|samples?|demos?|tutorials?|playground|sandbox|quickstart)\/|\.(?:example|sample|template|dist|tmpl)(?:\.\w{1,6})?$|(?:^|\/)(?:example|sample)[._-][^/]{1,80}$/i;

/** Where a file stands, by its path: a test and the build are the maker's own; an example is copied by customers. */
export function credentialSetting(path: string): CredentialSetting {
  if (test.test(path)) return 'test';
  if (build.test(path)) return 'build';
  return example.test(path) ? 'example' : 'shipped';
}
