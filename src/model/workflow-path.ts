/** Forges and build servers run these at the top of a repository only: deeper ones belong to a copy of another project, or are data of a test. */
const atTheTop = /^(?:\.(?:github|forgejo|gitea)\/workflows\/[^/]+\.ya?ml|\.circleci\/config\.ya?ml|bitbucket-pipelines\.ya?ml|\.travis\.ya?ml|\.woodpecker\.ya?ml)$/;
/** These may lie anywhere: the server is told where. */
const anywhere = /(?:^|\/)(?:\.gitlab-ci\.ya?ml|azure-pipelines[\w.-]{0,30}\.ya?ml|Jenkinsfile)$/;
const ofATest = /(?:^|\/)(?:tests?|__tests__|testdata|test-?data|fixtures?|examples?|samples?|node_modules|vendor|third[_-]?party)\//i;

/** Whether a file tells a forge or a build server what to run, by its path. It ships to nobody, and shows how the product is built. */
export function isWorkflow(path: string): boolean {
  return atTheTop.test(path) || (anywhere.test(path) && !ofATest.test(path));
}
