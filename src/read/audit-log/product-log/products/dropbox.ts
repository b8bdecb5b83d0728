import { about, perhaps, within, type LogProduct } from '../product.ts';

/** Dropbox Business team log, events. Tags stand under `.tag`, or `_tag` where a store does not take the full stop. */
export const dropbox: LogProduct = {
  id: 'dropbox-team-event',
  name: 'Dropbox team event',
  time: ['timestamp'],
  action: [['event_type/.tag', 'event_type/_tag']],
  actor: ['actor/user/account_id', 'actor/user/email', 'actor/admin/account_id', 'actor/admin/email', 'actor/app/app_id', 'actor/.tag', 'actor/_tag'],
  target: ['assets', 'participants', 'context/account_id', 'context/email', 'details', 'context/.tag', 'context/_tag'],
  source: ['origin/geo_location/ip_address'],
  correlation: ['origin/access_method/end_user/session_id', 'origin/access_method/api/request_id', 'origin/access_method/request_id'],
  outcome: [{ at: 'event_type/.tag', failures: ['*_fail', '*_failure'], successes: ['*_success'] }, { at: 'event_type/_tag', failures: ['*_fail', '*_failure'], successes: ['*_success'] }],
  actions: [
    about('identity', 'failed-sign-in', ['login_fail', 'sso_error']),
    about('identity', 'sign-in', ['login_success', 'sign_in_as_session_start', 'reseller_support_session_start', 'guest_admin_signed_in*']),
    about('identity', 'credential', ['password_*', 'tfa_*', 'app_link_*', 'app_unlink_*', 'device_link_*', 'device_unlink*', 'enabled_domain_invites*']),
    about('identity', 'role', ['member_change_admin_role', 'group_add_member', 'group_remove_member', 'group_change_member_role', 'member_permissions*', 'team_folder_change*']),
    about('identity', 'account', ['member_add*', 'member_change_status', 'member_delete*', 'member_suggest*', 'group_create', 'group_delete', 'member_*']),
    about('data', 'read', ['file_view', 'file_download', 'file_preview', 'file_copy', 'paper_doc_view', 'paper_doc_download', 'shared_link_*', 'shared_content_*', 'shared_folder_*', 'file_request_receive*', 'team_activity_create_report*', '*export*', 'file_get_copy_reference']),
    about('data', 'change', ['file_*', 'folder_*', 'paper_*', 'team_folder_*']),
    about('configuration', 'setting', ['*_policy', '*_policy_*', 'domain_*', 'sso_*', 'integration_*', 'team_profile_*', 'data_placement_*', 'ip_*']),
    within('identity', ['logout', 'sign_in_as_session_end', 'device_*']),
    perhaps(['configuration', 'identity', 'data'], ['*']),
  ],
};
