import { about, perhaps, within, type LogProduct } from '../product.ts';

/** Duo Admin API, administrator log. */
export const duoAdministrator: LogProduct = {
  id: 'duo-administrator',
  name: 'Duo administrator log',
  time: ['isotimestamp', 'timestamp'],
  action: [['action']],
  actor: ['username'],
  target: ['object', 'description'],
  source: ['ip', 'ip_address'],
  correlation: ['eventid'],
  outcome: [{ at: 'action', failures: ['*_error', '*_failed', 'admin_lockout'], successes: ['admin_login'] }],
  actions: [
    about('identity', 'failed-sign-in', ['admin_login_error', 'admin_2fa_error', 'admin_lockout', 'admin_login_fail*']),
    about('identity', 'sign-in', ['admin_login']),
    about('identity', 'credential', ['bypass_*', 'admin_reset_password*', 'admin_activate*', 'hardtoken_*', 'phone_*', 'u2ftoken_*', 'webauthn*', 'activation_*', 'integration_skey_*', 'management_system_*key*']),
    about('identity', 'role', ['admin_role*', 'admin_rectivates*', 'group_*', 'admin_update', 'admin_unit*']),
    about('identity', 'account', ['user_create', 'user_delete', 'user_*', 'admin_create', 'admin_delete', 'admin_pending*', 'admin_send*']),
    about(['configuration', 'identity'], 'setting', ['integration_*', 'policy_*', 'application_*', 'customer_update', 'feature_*', 'admin_single_sign_on_*', 'update_admin_factor_restrictions', 'azure_directory_*', 'ad_sync_*', 'directory_*', 'regen_*', 'trusted_*', 'log_export*', '*_update']),
    within('identity', ['admin_*']),
    perhaps(['configuration', 'identity'], ['*']),
  ],
};

/** Duo Admin API, authentication log. */
export const duoAuthentication: LogProduct = {
  id: 'duo-authentication',
  name: 'Duo authentication log',
  time: ['isotimestamp', 'timestamp'],
  action: [['event_type', 'eventtype', 'factor']],
  actor: ['user/key', 'user/name', 'username'],
  target: ['application/key', 'application/name', 'integration'],
  source: ['access_device/ip', 'auth_device/ip', 'ip'],
  correlation: ['txid'],
  outcome: [{ at: 'result', failures: ['denied', 'failure', 'fraud', 'error'] }],
  actions: [within('identity', ['enrollment']), about('identity', ['sign-in', 'second-factor'], ['authentication', 'duo_push', 'phone_call', 'passcode', '*'])],
};
