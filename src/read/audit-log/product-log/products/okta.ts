import { about, nowhere, within, type LogProduct } from '../product.ts';

/** Okta System Log API, log event; keys also in lower case, as stores of tables write them. */
export const okta: LogProduct = {
  id: 'okta-system-log',
  name: 'Okta system log',
  time: ['published'],
  action: [['eventType', 'eventtype', 'legacyEventType', 'legacyeventtype']],
  actor: ['actor/id', 'actor/alternateId', 'actor/displayName'],
  target: ['target', 'debugContext/debugData/requestUri', 'debugcontext/debugData/requestUri', 'debugContext/debugData/targetEventHookIds'],
  source: ['client/ipAddress', 'request/ipChain[]/ip'],
  correlation: ['authenticationContext/externalSessionId', 'authenticationcontext/externalSessionId', 'transaction/id', 'authenticationContext/rootSessionId', 'debugContext/debugData/requestId'],
  outcome: [{ at: 'outcome/result', failures: ['FAILURE', 'DENY', 'UNANSWERED', 'ABANDONED', 'RATE_LIMIT'] }],
  actions: [
    nowhere(['application.integration.rate_limit_exceeded', 'system.org.rate_limit.*', 'system.operation.rate_limit.*']),
    about('identity', 'second-factor', ['user.authentication.auth_via_mfa', 'user.mfa.okta_verify*', 'system.push.send_factor_verify_push', 'user.authentication.verify']),
    about('identity', 'sign-in', ['user.session.start', 'user.session.access_admin_app', 'user.authentication.sso', 'user.authentication.auth*', 'user.authentication.slo', 'core.user_auth.login*', 'app.generic.unauth_app_access_attempt', 'user.session.impersonation.*']),
    about('identity', 'credential', ['system.api_token.*', 'app.oauth2.*', 'user.mfa.factor.*', 'user.account.reset_password', 'user.account.update_password', 'user.credential.*', 'core.user.factor.*', 'application.user_membership.show_password', 'app.keys.*', 'app.access_request.*', 'user.account.unlock*', 'device.enrollment.*']),
    about('identity', 'role', ['user.account.privilege.*', 'group.privilege.*', 'iam.*', 'group.user_membership.*', 'application.user_membership.*', 'core.user.admin_privilege.*', 'group.application_assignment.*']),
    about('identity', 'account', ['user.lifecycle.*', 'user.account.lock*', 'user.import.*', 'group.lifecycle.*']),
    about('identity', 'setting', ['policy.lifecycle.*', 'policy.rule.*', 'zone.*', 'network_zone.*', 'system.idp.*', 'security.authenticator.*', 'security.trusted_origin.*', 'security.behavior.*']),
    about('configuration', ['logging', 'setting'], ['system.log_stream.*', 'event_hook.*', 'system.hook.*']),
    about('configuration', 'setting', ['application.lifecycle.*', 'application.configuration.*', 'application.policy.*', 'application.integration.*', 'system.org.*', 'system.agent.*', 'system.*.update', 'system.*.create', 'system.*.delete', 'support.org.*', 'inline_hook.*', 'workflows.*', 'certificate_authority.*', 'domain.*', 'system.brand.*']),
    within('identity', ['user.session.*', 'policy.evaluate_sign_on', 'user.account.*', 'logout', 'security.*', 'device.*', 'user.*', 'policy.*']),
    nowhere(['system.*', 'application.*', 'app.*', 'pki.*', 'master_application.*']),
  ],
};
