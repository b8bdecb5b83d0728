import { about, within, perhaps, type LogProduct } from '../product.ts';

/** Asana audit log API, events. */
export const asana: LogProduct = {
  id: 'asana-audit-log',
  name: 'Asana audit log',
  time: ['created_at'],
  action: [['event_type']],
  actor: ['actor/gid', 'actor/email', 'actor/actor_type'],
  target: ['resource/gid', 'resource/name', 'details'],
  source: ['context/client_ip_address'],
  correlation: ['context/api_authentication_method', 'gid'],
  outcome: [{ at: 'event_type', failures: ['*_failed'], successes: ['*_succeeded'] }],
  actions: [
    about('identity', 'failed-sign-in', ['user_login_failed']),
    about('identity', 'sign-in', ['user_login_succeeded', 'user_logged_in*']),
    about('identity', 'credential', ['*token*', '*password*', '*two_factor*', 'service_account_*', '*app_authorized*', 'oauth_*']),
    about('identity', 'role', ['*role_changed', '*admin_*', '*permission*', '*member_added', '*member_removed', '*access_level*']),
    about('identity', 'account', ['user_invited', 'user_deprovisioned', 'user_reprovisioned', '*user_added*', '*user_removed*', '*_joined', 'user_*']),
    about('data', 'read', ['*_exported', '*_export_*', 'attachment_downloaded', '*_shared*']),
    about('data', 'change', ['task_*', 'project_deleted', 'portfolio_*', 'attachment_*', 'message_*', 'goal_*']),
    about('configuration', 'setting', ['workspace_*', 'team_*', 'project_*', 'custom_field_*', '*_settings_changed']),
    within('identity', ['*login*']),
    perhaps(['configuration', 'identity', 'data'], ['*']),
  ],
};
