import { about, nowhere, perhaps, within, type LogProduct } from '../product.ts';

/** Auth0 tenant logs, as a stream wraps them (`data`) and as the management API answers. Actions are the log event type codes. */
export const auth0: LogProduct = {
  id: 'auth0-log',
  name: 'Auth0 log event',
  time: ['data/date', 'date'],
  action: [['data/type', 'type']],
  actor: ['data/user_id', 'data/user_name', 'data/details/request/auth/user/user_id', 'data/client_id', 'user_id', 'user_name', 'client_id'],
  target: ['data/details/request/path', 'data/connection', 'data/client_id', 'data/client_name', 'data/audience', 'data/description', 'details/request/path', 'client_id', 'connection', 'description'],
  source: ['data/ip', 'ip', 'data/details/request/ip'],
  correlation: ['data/session_id', 'data/log_id', 'log_id', 'session_id'],
  // Codes that begin with f are failures, those that begin with s successes.
  outcome: [{ at: 'data/details/response/statusCode', failures: ['4*', '5*'] }, { at: 'data/type', failures: ['f*', 'pwd_leak', 'signup_pwd_leak', 'limit_*', 'gd_auth_rejected', 'gd_auth_failed', 'gd_*_fail*', 'w'], successes: ['s*', 'gd_auth_succeed', 'gd_enrollment_complete'] }, { at: 'type', failures: ['f*', 'pwd_leak', 'signup_pwd_leak', 'limit_*', 'gd_auth_rejected', 'gd_auth_failed', 'w'], successes: ['s*', 'gd_auth_succeed', 'gd_enrollment_complete'] }],
  actions: [
    about('identity', 'sign-in', ['s', 'slo', 'ssa', 'sepft', 'seccft', 'seoobft', 'seotpft', 'ssoa']),
    about('identity', 'failed-sign-in', ['f', 'fp', 'fu', 'fsa', 'fepft', 'feccft', 'fercft', 'pwd_leak', 'signup_pwd_leak', 'limit_wc', 'limit_mu', 'limit_ui', 'limit_sul', 'w']),
    about('identity', 'second-factor', ['gd_auth_*', 'gd_send_*', 'gd_start_auth', 'gd_otp_rate*', 'mfar', 'gd_recovery_*']),
    about('identity', 'credential', ['gd_*', 'scp', 'scpr', 'fcp', 'fcpr', 'seacft', 'sertft', 'ferrt', 'fertft', 'srrt', 'sce', 'fce', 'scu', 'fcu', 'refresh_token_*', 'srtr', 'passkey*', 'sapi credential', 'sh']),
    about('identity', 'account', ['ss', 'fs', 'sdu', 'fdu', 'sui', 'fui', 'sv', 'fv', 'invite*', 'du', 'organization_member_*']),
    within('identity', ['flo', 'sv*', 'cls', 'cs', 'mfa*', 'sens', 'fens', 'fn', 'pla', 'api_limit*', 'limit_*', 'admin_update_launch', 'ublkdu']),
    about('configuration', 'setting', ['sapi', 'fapi', 'mgmt_api_*', 'sscim', 'fscim', 'actions_execution_*']),
    nowhere(['depnote', 'sys_*', 'sd', 'fd', 'coff', 'cofail']),
    perhaps(['configuration', 'identity'], ['*']),
  ],
};
