import { about, perhaps, type LogProduct } from '../product.ts';

/** GitLab audit events, as the API answers (`details`) and as they are streamed (`event_type`). */
export const gitlab: LogProduct = {
  id: 'gitlab-audit-event',
  name: 'GitLab audit event',
  time: ['created_at', 'time'],
  action: [['event_type', 'event_name', 'details/event_name', 'details/custom_message', 'detail/custom_message', 'details/add', 'details/change', 'details/remove']],
  actor: ['author_id', 'author_name', 'details/author_name', 'author_email', 'details/author_email'],
  target: ['entity_path', 'entity_id', 'target_id', 'target_details', 'details/target_details', 'detail/target_details', 'details/entity_path'],
  source: ['ip_address', 'details/ip_address'],
  correlation: ['correlation_id', 'id'],
  outcome: [{ at: 'details/result', failures: ['fail*'] }, { at: 'details/failed_login', failures: ['*'] }],
  actions: [
    about('identity', 'failed-sign-in', ['*failed_login*', 'login_failed*']),
    about('identity', 'sign-in', ['user_authenticated*', 'authenticated_with*', 'signed in*', 'login*']),
    about('configuration', ['logging', 'setting'], ['*audit_events_streaming*', '*event_streaming*', '*streaming_destination*']),
    about('identity', 'credential', ['*access_token*', '*deploy_token*', '*ssh_key*', '*gpg_key*', '*password*', '*two_factor*', '*runner_registration*', '*deploy_key*']),
    about('identity', 'role', ['*member_created*', '*member_updated*', '*member_destroyed*', '*access_level*', '*member_role*', 'user_access', 'group_share*', '*admin*', '*group_link*']),
    about('identity', 'account', ['user_created*', 'user_destroyed*', 'user_blocked*', 'user_activated*', 'user_deactivated*', '*user_approved*', '*user_rejected*']),
    about('data', 'read', ['repository_git_operation*', '*git_clone*', 'project_export*', '*_viewed*', '*download*']),
    about('data', 'change', ['project_created*', 'project_destroyed*', 'group_destroyed*', '*repository_push*', 'merge_request*', '*package*']),
    about('configuration', 'setting', ['*_updated', '*_changed*', '*_settings*', '*_added', '*_removed', '*_enabled*', '*_disabled*', '*_created', '*_destroyed', '*_deleted', 'visibility', 'name', 'path']),
    perhaps(['configuration', 'identity', 'data'], ['*']),
  ],
};
