/** Signs by which the log of a product is known, in its records. */
export interface NamedFormat {
  readonly name: string;
  /**
   * Ways to recognise it; in one of them all signs must be there. A sign is a path with full stops (`actor.email`),
   * or a path with the beginning of its text (`kind=admin#reports`) or a part of it (`action*.`). Of a list the first item counts.
   */
  readonly signs: readonly (readonly string[])[];
}

/**
 * Audit logs of well-known products, the narrower signs first: the first that fits names the log.
 * Names of keys are facts out of the products' public references.
 */
export const namedFormats: readonly NamedFormat[] = [
  { name: 'AWS CloudTrail', signs: [['eventSource', 'eventName'], ['userIdentity', 'eventName'], ['eventVersion', 'awsRegion'], ['eventName', 'requestParameters'], ['eventSource', 'awsRegion'], ['userIdentity.arn'], ['userIdentity.type'], ['eventsource', 'eventname']] },
  { name: 'AWS VPC DNS query log', signs: [['query_name', 'query_timestamp', 'rcode'], ['query_name', 'vpc_id']] },
  { name: 'AWS VPC flow log', signs: [['srcaddr', 'dstaddr'], ['flow-direction'], ['interface-id', 'log-status']] },
  { name: 'Asana audit log', signs: [['gid', 'event_category', 'context.context_type'], ['gid', 'event_type', 'actor.actor_type']] },
  { name: 'Atlassian organisation audit log', signs: [['attributes.action*', 'attributes.actor'], ['attributes.container', 'attributes.time*']] },
  { name: 'Auth0 log event', signs: [['data.client_id', 'data.type', 'data.date'], ['log_id', 'data.type'], ['log_id', 'client_id', 'type']] },
  { name: 'Google Cloud audit log', signs: [['protoPayload'], ['protopayload.at_sign_type'], ['protopayload.methodName'], ['logName', 'resource.labels'], ['insertId', 'logName'], ['resource.labels', 'severity'], ['resource.type', 'receiveTimestamp']] },
  { name: 'Google Workspace activity', signs: [['kind=admin#reports'], ['id.applicationName'], ['id.uniqueQualifier']] },
  { name: 'Microsoft Defender XDR advanced hunting', signs: [['category=AdvancedHunting'], ['_TimeReceivedBySvc', 'operationName']] },
  { name: 'Microsoft Graph security alert', signs: [['serviceSource', 'createdDateTime'], ['firstActivityDateTime', 'lastUpdateDateTime']] },
  { name: 'Microsoft Entra audit or sign-in log', signs: [['category=SignInLogs'], ['category=NonInteractiveUserSignInLogs'], ['category=ServicePrincipalSignInLogs'], ['category=AuditLogs'], ['category=RiskyUsers'], ['category=UserRiskEvents'], ['operationName', 'properties.activityDisplayName'], ['properties.userPrincipalName', 'category'], ['properties.loggedByService'], ['resourceId=/tenants/']] },
  { name: 'Azure activity log', signs: [['operationName', 'resourceId'], ['operationName', 'callerIpAddress'], ['operationName=MICROSOFT.'], ['operationName=microsoft.']] },
  { name: 'Microsoft 365 unified audit log', signs: [['Workload', 'Operation', 'RecordType'], ['RecordType', 'Operation', 'CreationTime'], ['recordtype', 'operation', 'creationtime'], ['workload', 'operation', 'creationtime']] },
  { name: 'Windows event log', signs: [['EventID', 'Channel'], ['EventID', 'ProviderName'], ['Event.System.EventID']] },
  { name: 'CrowdStrike event', signs: [['event_simpleName'], ['fdr_event_type'], ['event.event_simpleName'], ['metadata.customerIDString'], ['metadata.eventType', 'metadata.eventCreationTime'], ['unknown_payload.CustomerIdString'], ['unknown_payload.AgentIdString'], ['ExternalApiType'], ['event.ExternalApiType'], ['aid', 'cid']] },
  { name: 'Okta system log', signs: [['eventType', 'published'], ['outcome.result', 'actor.alternateId'], ['eventType', 'legacyEventType'], ['actor.alternateId'], ['eventType', 'debugContext'], ['eventType', 'outcome.result'], ['displayMessage', 'eventType'], ['debugContext.debugData'], ['eventType=user.'], ['eventType=system.']] },
  { name: 'OneLogin event', signs: [['event_type_id']] },
  { name: '1Password item usage', signs: [['item_uuid', 'vault_uuid']] },
  { name: '1Password sign-in attempt', signs: [['session_uuid', 'target_user', 'client.app_name']] },
  { name: 'Duo administrator log', signs: [['isotimestamp', 'action', 'username']] },
  { name: 'Duo authentication log', signs: [['access_device', 'auth_device'], ['factor', 'auth_device'], ['txid', 'factor']] },
  { name: 'Cisco Umbrella DNS log', signs: [['internalIp', 'externalIp', 'domain']] },
  { name: 'Cloudflare HTTP request log', signs: [['ClientRequestHost'], ['RayID', 'ClientIP'], ['EdgeStartTimestamp']] },
  { name: 'Dropbox team event', signs: [['event_type._tag'], ['event_category._tag'], ['event_type..tag'], ['involve_non_team_member']] },
  { name: 'Box event', signs: [['event_type', 'created_by.login'], ['event_type', 'additional_details', 'created_by'], ['event_type', 'created_by.type', 'source'], ['event_type', 'created_by.type', 'ip_address']] },
  { name: 'Tailscale audit log', signs: [['event.eventGroupID'], ['eventGroupID', 'origin']] },
  { name: 'Notion audit log', signs: [['event.workspace_id', 'event.type'], ['workspace_id', 'actor.object', 'timestamp']] },
  { name: 'Slack audit log', signs: [['action', 'entity', 'context.location'], ['action', 'context.ua'], ['date_create', 'actor.type'], ['action', 'actor.user.team']] },
  { name: 'Snyk audit log', signs: [['event', 'content', 'created'], ['event', 'content', 'groupId'], ['event', 'content', 'orgId'], ['event', 'content.userPublicId'], ['event=group.'], ['event=org.']] },
  { name: 'Netskope audit log', signs: [['audit_log_event'], ['_insertion_epoch_timestamp', 'supporting_data']] },
  { name: 'Salesforce event', signs: [['EVENT_TYPE', 'ORGANIZATION_ID'], ['EVENT_TYPE', 'USER_ID_DERIVED']] },
  { name: 'Zendesk audit log', signs: [['source_type', 'source_label', 'action_label'], ['action_label', 'change_description']] },
  { name: 'Zoom operation log', signs: [['operation_detail', 'category_type']] },
  { name: 'GitLab audit event', signs: [['detail.custom_message'], ['entity_type', 'entity_path', 'details'], ['author_id', 'target_details']] },
  { name: 'GitLab request log', signs: [['params.key', 'path'], ['controller', 'action', 'params', 'path'], ['correlation_id', 'meta.caller_id']] },
  { name: 'GitHub webhook', signs: [['repository.full_name'], ['sender.login', 'repository']] },
  { name: 'GitHub audit log', signs: [['_document_id'], ...['org', 'repo', 'actor_location', 'operation_type', 'at_sign_timestamp', 'programmatic_access_type', 'business', '@timestamp', 'actor'].map((key) => ['action*.', key])] },
  { name: 'Kubernetes audit log', signs: [['auditID', 'stage', 'verb'], ['kind=Event', 'apiVersion=audit.k8s.io']] },
  { name: 'systemd journal export', signs: [['__REALTIME_TIMESTAMP', '_BOOT_ID'], ['__CURSOR']] },
  { name: 'Panther log event', signs: [['p_log_type']] },
];
