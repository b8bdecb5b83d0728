import { about, perhaps, within, type LogProduct } from '../product.ts';

/** Atlassian organisations API, audit log events. */
export const atlassian: LogProduct = {
  id: 'atlassian-audit-log',
  name: 'Atlassian organisation audit log',
  time: ['attributes/time'],
  action: [['attributes/action']],
  actor: ['attributes/actor/id', 'attributes/actor/email'],
  target: ['attributes/context', 'attributes/container', 'message/content'],
  source: ['attributes/location/ip', 'attributes/actor/ip'],
  correlation: ['id'],
  outcome: [{ at: 'attributes/outcome', failures: ['fail*'] }],
  actions: [
    about('identity', 'failed-sign-in', ['*login_failed*', '*failed_login*']),
    about('identity', 'sign-in', ['user_login', 'user_login_*', 'org_admin_login*', 'user_logged_in_as_user']),
    about('identity', 'credential', ['*api_token*', '*password*', '*api_key*', '*two_step*', '*mfa*', '*oauth*']),
    about('identity', 'role', ['*role*', '*permission*', '*added_to_group', '*removed_from_group', '*org_admin*', '*grant*', '*revoke*']),
    about('identity', 'account', ['user_added*', 'user_removed*', 'user_invited*', 'user_deactivated*', 'user_created*', 'user_deleted*', 'group_created', 'group_deleted']),
    about('configuration', ['logging', 'setting'], ['*audit_log*']),
    about('data', 'read', ['*export*', '*viewed*', '*download*']),
    about('data', 'change', ['page_*', 'issue_*', 'space_*', 'project_*', 'attachment_*']),
    about('configuration', 'setting', ['*policy*', '*saml*', '*domain*', '*ip_allowlist*', '*setting*', '*enabled*', '*disabled*', '*updated*', 'product_*', 'app_*']),
    within('identity', ['user_*']),
    perhaps(['configuration', 'identity', 'data'], ['*']),
  ],
};
