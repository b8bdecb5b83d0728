const workflowFile = /(?:^|\/)(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|azure-pipelines[\w.-]{0,30}\.ya?ml|\.circleci\/config\.ya?ml|bitbucket-pipelines\.ya?ml|Jenkinsfile|\.travis\.ya?ml|\.woodpecker\.ya?ml|\.forgejo\/workflows\/[^/]+\.ya?ml|\.gitea\/workflows\/[^/]+\.ya?ml)$/;

/** Whether a file tells a forge or a build server what to run, by its path. It ships to nobody, and shows how the product is built. */
export function isWorkflow(path: string): boolean {
  return workflowFile.test(path);
}
