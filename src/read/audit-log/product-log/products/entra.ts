import { about, perhaps, within, type LogProduct } from '../product.ts';

/** Microsoft Entra sign-in and audit logs as Azure Monitor exports them (categories SignInLogs, AuditLogs and others); keys also in lower case. */
export const entra: LogProduct = {
  id: 'microsoft-entra',
  name: 'Microsoft Entra audit or sign-in log',
  time: ['time', 'properties/activityDateTime', 'properties/createdDateTime', 'createdDateTime', 'activityDateTime'],
  action: [['category'], ['properties/activityDisplayName', 'operationName', 'operationname', 'activityDisplayName', 'properties/operationName', 'properties/operationType']],
  actor: ['properties/userPrincipalName', 'properties/userId', 'properties/initiatedBy/user/id', 'properties/initiatedBy/user/userPrincipalName', 'properties/initiatedBy/app/appId', 'properties/initiatedBy/app/displayName', 'properties/initiatedBy/app/servicePrincipalId', 'properties/servicePrincipalId', 'properties/servicePrincipalName', 'properties/appId', 'identity', 'userPrincipalName', 'initiatedBy/user/id', 'initiatedBy/app/appId'],
  target: ['properties/targetResources', 'properties/resourceDisplayName', 'properties/resourceId', 'properties/appDisplayName', 'resourceId', 'resourceid', 'targetResources'],
  source: ['callerIpAddress', 'calleripaddress', 'properties/ipAddress', 'properties/initiatedBy/user/ipAddress', 'ipAddress', 'initiatedBy/user/ipAddress'],
  correlation: ['correlationId', 'correlationid', 'properties/correlationId', 'properties/sessionId', 'properties/uniqueTokenIdentifier'],
  outcome: [
    { at: 'properties/status/errorCode', failures: ['1*', '2*', '3*', '4*', '5*', '6*', '7*', '8*', '9*'] },
    { at: 'properties/result', failures: ['failure', 'timeout'] },
    { at: 'resultType', failures: ['Failure', 'Failed', '1*', '2*', '3*', '4*', '5*', '6*', '7*', '8*', '9*'] },
    { at: 'resulttype', failures: ['Failure', 'Failed', '1*', '2*', '3*', '4*', '5*', '6*', '7*', '8*', '9*'] },
    { at: 'result', failures: ['failure', 'timeout'] },
    { at: 'properties/resultReason', failures: [] },
    { at: 'status/errorCode', failures: ['1*', '2*', '3*', '4*', '5*', '6*', '7*', '8*', '9*'] },
  ],
  actions: [
    about('identity', 'sign-in', ['*SignInLogs*']),
    about('identity', 'credential', ['*credential*', '*certificates and secrets*', '*password*', '*security info*', '*authenticationmethod*', '*bitlocker key*', '*strong authentication*', '*delegated permission grant*', '*consent to application*']),
    about('identity', 'role', ['*member to role*', '*member from role*', '*role assignment*', '*member to group*', '*member from group*', '*owner to*', '*owner from*', '*eligible member*', '*role definition*', '*administrative unit*', '*PIM*']),
    about('identity', 'account', ['* add user*', '* delete user*', '* invite *', '* disable account*', '* enable account*', '* restore user*', '* redeem external user invite*', '* add service principal', '* remove service principal', '* register device*', '* unregister device*']),
    about('configuration', ['logging', 'setting'], ['*diagnostic setting*', '*audit log*setting*']),
    about(['configuration', 'identity'], 'setting', ['*policy*', '*set domain authentication*', '*verified domain*', '*federation*', '*company information*', '*conditional access*', '*named location*', '*update application*', '*add application*', '*delete application*', '*update service principal*', '*authentication methods*', '*directory*setting*']),
    within('identity', ['RiskyUsers*', 'UserRiskEvents*', '*update user*', '*update device*', 'RiskyServicePrincipals*']),
    perhaps(['configuration', 'identity'], ['*']),
  ],
};
