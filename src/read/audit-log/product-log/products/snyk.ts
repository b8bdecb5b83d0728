import { about, perhaps, type LogProduct } from '../product.ts';

/** Snyk audit logs of groups and organisations. */
export const snyk: LogProduct = {
  id: 'snyk-audit-log',
  name: 'Snyk audit log',
  time: ['created'],
  action: [['event']],
  actor: ['userId', 'user_id', 'content/userPublicId'],
  target: ['content', 'projectId', 'orgId', 'org_id', 'groupId', 'group_id'],
  source: ['content/ip', 'ip'],
  correlation: ['content/requestId', 'projectId'],
  outcome: [],
  actions: [
    about('identity', 'credential', ['*service_account*', '*.token*', '*api_key*', 'user.*password*']),
    about('identity', 'role', ['*.role.*', '*membership*', '*.user.role*', '*user.add*']),
    about('identity', 'account', ['*.user.*', '*invite*']),
    about('identity', 'sign-in', ['user.login*', '*.sso.auth*', 'api.access']),
    about('configuration', 'setting', ['*.edit', '*.create', '*.delete', '*.remove', '*.add', '*settings*', '*.stop_monitor', '*.policy.*', '*.integration.*', '*.ignore.*', '*.sso.*', 'org.*', 'group.*']),
    perhaps(['configuration', 'identity', 'data'], ['*']),
  ],
};
