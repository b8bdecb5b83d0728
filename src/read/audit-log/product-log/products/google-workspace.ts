import { about, nowhere, perhaps, within, type LogProduct } from '../product.ts';

/** Google Workspace reports, activities; the application stands before each action. */
export const googleWorkspace: LogProduct = {
  id: 'google-workspace',
  name: 'Google Workspace activity',
  time: ['id/time'],
  action: [['id/applicationName'], ['name', 'events[]/name', 'type', 'events[]/type']],
  actor: ['actor/email', 'actor/profileId', 'actor/key', 'actor/callerType'],
  target: ['parameters', 'events[]/parameters', 'ownerDomain'],
  source: ['ipAddress'],
  correlation: ['id/uniqueQualifier'],
  outcome: [
    { at: 'parameters/event_info/success', failures: ['false'] },
    { at: 'parameters/login_failure_type', failures: ['*'] },
    { at: 'name', failures: ['*fail*'], successes: ['*success*', '*succeeded*'] },
    { at: 'events[]/name', failures: ['*fail*'], successes: ['*success*', '*succeeded*'] },
  ],
  actions: [
    about('identity', 'sign-in', ['login login_success', 'saml login_success']),
    about('identity', 'failed-sign-in', ['login login_failure', 'saml login_failure', 'mobile FAILED_PASSWORD_ATTEMPTS_EVENT']),
    about('identity', 'second-factor', ['login login_challenge', 'login login_verification']),
    about('identity', 'credential', ['token authorize', 'token request', 'user_accounts 2sv_*', 'user_accounts titanium_*', 'user_accounts password_edit', 'user_accounts recovery_*', 'login password_edit', 'login 2sv_*', 'admin CHANGE_PASSWORD*', 'admin *TWO_STEP*', 'admin *_2SV*', 'token revoke', 'admin GENERATE_*', 'admin REVOKE_*', 'admin *ASP*']),
    about('identity', 'account', ['admin CREATE_USER', 'admin DELETE_USER', 'admin SUSPEND_USER', 'admin UNSUSPEND_USER', 'admin UNDELETE_USER', 'admin RENAME_USER', 'admin ARCHIVE_USER', 'login account_disabled_*']),
    about('identity', 'role', ['admin *_ROLE', 'admin *_ROLE_*', 'admin *PRIVILEGE', 'admin GRANT_*', 'admin *GROUP_MEMBER*', 'groups_enterprise add_*', 'groups_enterprise remove_*', 'groups add_*', 'groups remove_*', 'groups change_acl*', 'admin *_DELEGATED_ADMIN*']),
    about('configuration', ['logging', 'setting'], ['admin *AUDIT*', 'admin *LOG_EVENTS*', 'admin *DATA_EXPORT_TO_BIGQUERY*']),
    about('data', 'read', ['admin CUSTOMER_TAKEOUT_*', 'drive view', 'drive download', 'drive print', 'drive copy', 'drive preview', 'drive source_copy', 'drive change_document_visibility', 'drive change_document_access_scope', 'drive change_user_access', 'drive change_acl_editors', 'drive change_owner', 'drive email_as_attachment', 'takeout *', 'gmail view*', 'gmail *download*', 'admin DOWNLOAD_*']),
    about('data', 'change', ['drive edit', 'drive create', 'drive delete', 'drive trash', 'drive untrash', 'drive upload', 'drive rename', 'drive move', 'drive add_*', 'drive remove_*', 'gmail delivery*', 'gmail send*', 'calendar create_*', 'calendar delete_*', 'calendar change_*', 'chat message_*', 'keep *']),
    within('data', ['drive *', 'gmail *', 'chat *', 'meet *']),
    within('identity', ['login *', 'saml *', 'user_accounts *', 'token *', 'groups *', 'groups_enterprise *']),
    about('configuration', 'setting', ['admin *', 'mobile *', 'context_aware_access *']),
    nowhere(['rules *']),
    perhaps(['configuration', 'identity', 'data'], ['*']),
  ],
};
