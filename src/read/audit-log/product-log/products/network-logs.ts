import { about, type LogProduct } from '../product.ts';

const connection = about('network', 'network', ['*']);

/** Amazon VPC flow logs as JSON. */
export const awsVpcFlow: LogProduct = {
  id: 'aws-vpc-flow',
  name: 'AWS VPC flow log',
  time: ['start', 'end', 'timestamp'],
  action: [['action']],
  actor: ['srcaddr', 'pkt-srcaddr', 'interface-id'],
  target: ['dstaddr', 'pkt-dstaddr'],
  source: ['srcaddr', 'pkt-srcaddr'],
  correlation: ['interface-id'],
  outcome: [{ at: 'action', failures: ['REJECT'] }, { at: 'log-status', failures: [] }],
  actions: [connection],
};

/** Route 53 resolver query logs. */
export const awsVpcDns: LogProduct = {
  id: 'aws-vpc-dns',
  name: 'AWS VPC DNS query log',
  time: ['query_timestamp'],
  action: [['query_type']],
  actor: ['srcids/instance', 'srcaddr'],
  target: ['query_name'],
  source: ['srcaddr'],
  correlation: ['vpc_id'],
  outcome: [{ at: 'rcode', failures: ['NXDOMAIN', 'SERVFAIL', 'REFUSED'] }],
  actions: [connection],
};

/** Cisco Umbrella DNS logs as JSON. */
export const umbrella: LogProduct = {
  id: 'cisco-umbrella-dns',
  name: 'Cisco Umbrella DNS log',
  time: ['timestamp'],
  action: [['action', 'queryType']],
  actor: ['identity', 'policyIdentity', 'internalIp'],
  target: ['domain'],
  source: ['internalIp', 'externalIp'],
  correlation: [],
  outcome: [{ at: 'responseCode', failures: ['NXDOMAIN', 'SERVFAIL', 'REFUSED'] }, { at: 'action', failures: ['Block*'] }],
  actions: [connection],
};

/** Cloudflare HTTP request logs. */
export const cloudflare: LogProduct = {
  id: 'cloudflare-http',
  name: 'Cloudflare HTTP request log',
  time: ['EdgeStartTimestamp', 'EdgeEndTimestamp'],
  action: [['ClientRequestMethod']],
  actor: ['ClientIP'],
  target: ['ClientRequestURI', 'ClientRequestHost'],
  source: ['ClientIP'],
  correlation: ['RayID'],
  outcome: [{ at: 'EdgeResponseStatus', failures: ['4*', '5*'] }],
  actions: [connection],
};
