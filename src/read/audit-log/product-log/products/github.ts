import { about, perhaps, within, type LogProduct } from '../product.ts';

/** GitHub audit log of an organisation or enterprise, exported or streamed. Its events have no outcome: what failed is not in it. */
export const github: LogProduct = {
  id: 'github-audit-log',
  name: 'GitHub audit log',
  time: ['@timestamp', 'at_sign_timestamp', 'created_at', 'timestamp'],
  action: [['action']],
  actor: ['actor', 'actor_id', 'user', 'programmatic_access_type', 'deploy_key_fingerprint'],
  target: ['repo', 'repository', 'org', 'user', 'team', 'name', 'business', 'hook_id', 'integration', 'public_repo', 'data'],
  source: ['actor_ip', 'client_ip', 'ip'],
  correlation: ['request_id', 'external_identity_nameid', '_document_id', 'token_id', 'hashed_token'],
  outcome: [{ at: 'result', failures: ['failure', 'failed'] }, { at: 'conclusion', failures: ['failure'] }],
  actions: [
    about('configuration', ['logging', 'setting'], ['audit_log_streaming.*', '*.audit_log_streaming_*', 'audit_log.*', '*.audit_log_*']),
    about('identity', 'sign-in', ['user.login', 'org.sso_response', 'business.sso_response', 'org.sso_login*']),
    about('identity', 'failed-sign-in', ['user.failed_login', 'user.two_factor_challenge_failure']),
    about('identity', 'second-factor', ['user.two_factor_challenge*']),
    about('identity', 'credential', ['personal_access_token.*', 'oauth_access.*', 'oauth_authorization.*', 'oauth_application.*', 'public_key.*', 'deploy_key.*', '*.secret*', 'org_credential_authorization.*', 'two_factor_authentication.*', 'user.two_factor*', 'integration.generate_*', 'passkey.*', 'security_key.*']),
    about('identity', 'role', ['*.update_member', '*.promote_*', '*.demote_*', 'repo.add_member', 'repo.remove_member', 'team.add_*', 'team.remove_*', 'team.update_*', 'organization_role.*', 'organization_moderators.*', 'role.*', 'business.add_*', 'business.remove_*', 'business.invite_*', 'team.change_*']),
    about('identity', 'account', ['*.add_member', '*.remove_member', '*.invite_member', '*.cancel_invitation', '*.add_outside_collaborator', '*.remove_outside_collaborator', 'org.invite_*', 'user.create', 'user.destroy', 'external_identity.*', 'user.suspend', 'user.unsuspend', 'team.create', 'team.destroy']),
    about('data', 'read', ['git.clone', 'git.fetch', 'repo.download_zip', 'repo.access', 'pull_request.*export*', 'migration.*']),
    about('data', 'change', ['git.push', 'repo.create', 'repo.destroy', 'repo.transfer*', 'repo.archived', 'repo.unarchived', 'repo.rename', 'pull_request*.*', 'issue*.*', 'discussion*.*', 'gist.*', 'packages.*', 'protected_branch.policy_override']),
    within('configuration', ['workflows.*']),
    about('configuration', 'setting', ['org.*', 'business*.*', 'repo.*', 'repository_*.*', 'protected_branch.*', 'hook.*', 'integration*.*', 'ip_allow_list*.*', 'dependabot*.*', 'secret_scanning*.*', 'environment.*', 'team.*', '*_rule*.*', '*.enable*', '*.disable*', '*.dismiss*']),
    perhaps(['configuration', 'identity', 'data'], ['*']),
  ],
};
