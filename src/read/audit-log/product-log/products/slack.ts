import { about, perhaps, within, type LogProduct } from '../product.ts';

/** Slack audit logs API, entries. They have no outcome but for sign-ins: what failed has another name. */
export const slack: LogProduct = {
  id: 'slack-audit-log',
  name: 'Slack audit log',
  time: ['date_create'],
  action: [['action']],
  actor: ['actor/user/id', 'actor/user/email', 'actor/type', 'actor/app/id'],
  target: ['entity', 'details'],
  source: ['context/ip_address'],
  correlation: ['context/session_id', 'id'],
  outcome: [{ at: 'action', failures: ['*_failed'], successes: ['user_login'] }],
  actions: [
    about('identity', 'sign-in', ['user_login']),
    about('identity', 'failed-sign-in', ['user_login_failed']),
    about('identity', 'credential', ['user_session_*', 'user_password_*', '*token*', 'user_2fa*']),
    about('identity', 'role', ['role_*', 'owner_transferred', 'user_added_to_usergroup', 'permissions_*', 'workspace_owner*', 'service_owner_transferred']),
    about('identity', 'account', ['user_created', 'user_deactivated', 'user_reactivated', 'user_channel_join', 'guest_*', 'user_invited*', 'user_profile_updated', 'external_user_*']),
    within('identity', ['user_logout*', 'user_*', 'anomaly']),
    about('configuration', ['logging', 'setting'], ['audit_log*', '*.audit_logs*', 'pref.*audit*']),
    about('data', 'read', ['file_downloaded*', 'file_shared', 'public_channel_preview', 'export_*', '*_export*', 'file_public_link_created', 'ekm_*', 'message_tombstoned_viewed', 'channel_email_address_created']),
    about('data', 'change', ['file_uploaded', 'file_deleted', 'file_*', 'message_*', 'canvas_*', 'public_channel_*', 'private_channel_*', 'channel_*', 'legal_hold_*', 'organization_deleted']),
    about('configuration', 'setting', ['pref.*', 'app_*', 'org_app_*', 'workspace_*', 'organization_*', '*_configuration_*', 'native_dlp_*', 'barrier_*', 'intune_*', 'idp_*', 'workflow_*', 'information_barrier*', 'connect_*', 'function_*', 'migration_*']),
    perhaps(['configuration', 'identity', 'data'], ['*']),
  ],
};
