import { about, perhaps, within, type LogProduct } from '../product.ts';

/** Microsoft 365 unified audit log (Office 365 Management Activity API, common schema); keys also in lower case. */
export const microsoft365: LogProduct = {
  id: 'microsoft-365',
  name: 'Microsoft 365 unified audit log',
  time: ['CreationTime', 'creationtime', 'CreationDate'],
  action: [['Operation', 'operation', 'Operations']],
  actor: ['UserId', 'userid', 'UserKey', 'userkey', 'Actor', 'actor'],
  target: ['ObjectId', 'objectid', 'Target', 'target', 'AffectedItems', 'Item', 'SourceFileName', 'Parameters', 'parameters', 'MailboxOwnerUPN'],
  source: ['ClientIP', 'clientip', 'ClientIPAddress', 'clientipaddress', 'ActorIpAddress', 'actoripaddress'],
  correlation: ['SessionId', 'sessionid', 'CorrelationId', 'correlationid', 'InterSystemsId', 'intersystemsid', 'AppAccessContext/AADSessionId', 'appaccesscontext/AADSessionId', 'AppAccessContext/CorrelationId'],
  outcome: [
    { at: 'ResultStatus', failures: ['Failed', 'Failure', 'False', 'PartiallySucceeded'] },
    { at: 'resultstatus', failures: ['Failed', 'Failure', 'False', 'PartiallySucceeded'] },
    { at: 'ResultCode', failures: [] },
  ],
  actions: [
    about('identity', 'sign-in', ['UserLoggedIn', 'MailboxLogin', 'SignInEvent', 'TeamsSessionStarted', 'ForeignRealmIndexLogonInitialAuthUsingADFSFederatedToken']),
    about('identity', 'failed-sign-in', ['UserLoginFailed']),
    about('configuration', ['logging', 'setting'], ['Set-AdminAuditLogConfig', 'Set-MailboxAuditBypassAssociation', '*UnifiedAuditLog*', '*AuditLogRetentionPolicy']),
    about('identity', 'role', ['Add member to role*', 'Remove member from role*', 'Add-RoleGroupMember', 'Remove-RoleGroupMember', 'Add-MailboxPermission', 'Remove-MailboxPermission', 'Add-RecipientPermission', 'AddFolderPermissions', 'ModifyFolderPermissions', 'SiteCollectionAdminAdded', 'SiteCollectionAdminRemoved', 'MemberRoleChanged', 'MemberAdded', 'MemberRemoved', 'New-ManagementRoleAssignment', 'Add app role assignment*', 'AddedToGroup', 'RemovedFromGroup', 'Add member to group*', 'Remove member from group*']),
    about('identity', 'credential', ['Change user password*', 'Reset user password*', 'Add service principal credentials*', 'Update application*Certificates and secrets*', 'Consent to application*', 'Add delegated permission grant*', 'Disable Strong Authentication*', 'Enable Strong Authentication*', 'Update StsRefreshTokenValidFrom*']),
    about('identity', 'account', ['Add user*', 'Delete user*', 'Invite external user*', 'New-Mailbox', 'Remove-Mailbox', 'Disable account*', 'Add service principal*', 'Remove service principal*']),
    about('data', 'read', ['FileAccessed*', 'FileDownloaded*', 'FilePreviewed', 'FileSyncDownloaded*', 'MailItemsAccessed', 'FileCopied', 'PageViewed*', 'SearchQueryPerformed', 'ExportReport', 'ViewReport', 'SharingSet', 'AnonymousLink*', 'SecureLink*', 'AddedToSecureLink', 'CompanyLink*', 'SharingInvitation*', 'SearchExported', 'New-MailboxExportRequest']),
    about('data', 'change', ['FileModified*', 'FileDeleted*', 'FileUploaded', 'FileRenamed', 'FileMoved', 'FileRecycled', 'FileSyncUploaded*', 'FolderCreated', 'FolderDeleted', 'HardDelete', 'SoftDelete', 'MoveToDeletedItems', 'Create', 'Update', 'Send', 'SendAs', 'SendOnBehalf', 'Move', 'MessageSent', 'MessageDeleted', 'ListItem*']),
    about('configuration', 'setting', ['Set-*', 'New-*', 'Remove-*', 'Enable-*', 'Disable-*', 'Add-*', 'Update-*', 'UpdateInboxRules', 'SharingPolicyChanged', 'Set company*', 'Set domain*', 'Add policy*', 'Update policy*', 'Delete policy*', 'Add application*', 'Update application*', 'TeamSettingChanged', 'AppInstalled', 'AppUninstalled']),
    within('configuration', ['Get-*', 'Search-*']),
    within('identity', ['Update user*', 'Update device*', 'UserLoggedOff', '*group*', 'Sign*']),
    perhaps(['configuration', 'identity', 'data'], ['*']),
  ],
};
