/** Whether an operator's exception may open the addresses: one's own networks yes, places that no public host is at never. */
export type Exception = 'by-name' | 'never';

export interface RefusedAddresses {
  /** CIDR notation. */
  readonly prefix: string;
  /** What they are, as «a <what> address». */
  readonly what: string;
  readonly source: string;
  readonly exception: Exception;
}

/**
 * Addresses that Assay connects to for nobody. The first row that holds an address names it: single metadata services come before the ranges around them.
 * Taken from the IANA special-purpose registries (RFC 6890) and the cloud providers' manuals.
 */
export const refusedAddresses: readonly RefusedAddresses[] = [
  { prefix: '169.254.169.254/32', what: 'cloud metadata', source: 'RFC 3927 and the cloud providers’ manuals', exception: 'never' },
  { prefix: '169.254.170.2/32', what: 'cloud metadata', source: 'container credentials of a cloud provider', exception: 'never' },
  { prefix: '100.100.100.200/32', what: 'cloud metadata', source: 'a cloud provider’s manual', exception: 'never' },
  { prefix: '192.0.0.192/32', what: 'cloud metadata', source: 'a cloud provider’s manual', exception: 'never' },
  { prefix: '168.63.129.16/32', what: 'cloud platform', source: 'a cloud provider’s manual: public by number, answered by the host machine', exception: 'never' },
  { prefix: 'fd00:ec2::254/128', what: 'cloud metadata', source: 'a cloud provider’s manual', exception: 'never' },
  { prefix: 'fd20:ce::254/128', what: 'cloud metadata', source: 'a cloud provider’s manual', exception: 'never' },
  { prefix: '0.0.0.0/8', what: 'unspecified', source: 'RFC 791, section 3.2', exception: 'never' },
  { prefix: '10.0.0.0/8', what: 'private', source: 'RFC 1918', exception: 'by-name' },
  { prefix: '100.64.0.0/10', what: 'shared carrier', source: 'RFC 6598', exception: 'by-name' },
  { prefix: '127.0.0.0/8', what: 'loopback', source: 'RFC 1122, section 3.2.1.3', exception: 'by-name' },
  { prefix: '169.254.0.0/16', what: 'link-local', source: 'RFC 3927', exception: 'never' },
  { prefix: '172.16.0.0/12', what: 'private', source: 'RFC 1918', exception: 'by-name' },
  { prefix: '192.0.0.0/24', what: 'protocol assignment', source: 'RFC 6890, section 2.1', exception: 'never' },
  { prefix: '192.0.2.0/24', what: 'documentation', source: 'RFC 5737', exception: 'never' },
  { prefix: '192.31.196.0/24', what: 'name server sink', source: 'RFC 7535', exception: 'never' },
  { prefix: '192.52.193.0/24', what: 'multicast relay', source: 'RFC 7450', exception: 'never' },
  { prefix: '192.88.99.0/24', what: '6to4 relay', source: 'RFC 7526', exception: 'never' },
  { prefix: '192.168.0.0/16', what: 'private', source: 'RFC 1918', exception: 'by-name' },
  { prefix: '192.175.48.0/24', what: 'name server sink', source: 'RFC 7534', exception: 'never' },
  { prefix: '198.18.0.0/15', what: 'benchmark', source: 'RFC 2544', exception: 'never' },
  { prefix: '198.51.100.0/24', what: 'documentation', source: 'RFC 5737', exception: 'never' },
  { prefix: '203.0.113.0/24', what: 'documentation', source: 'RFC 5737', exception: 'never' },
  { prefix: '224.0.0.0/4', what: 'multicast', source: 'RFC 5771', exception: 'never' },
  { prefix: '240.0.0.0/4', what: 'reserved or broadcast', source: 'RFC 1112, section 4, and RFC 919', exception: 'never' },
  { prefix: '::1/128', what: 'loopback', source: 'RFC 4291, section 2.5.3', exception: 'by-name' },
  { prefix: '::/128', what: 'unspecified', source: 'RFC 4291, section 2.5.2', exception: 'never' },
  { prefix: '::ffff:0:0/96', what: 'IPv4-mapped', source: 'RFC 4291, section 2.5.5.2', exception: 'never' },
  { prefix: '::/96', what: 'IPv4-compatible', source: 'RFC 4291, section 2.5.5.1', exception: 'never' },
  { prefix: '64:ff9b:1::/48', what: 'local translation', source: 'RFC 8215', exception: 'never' },
  { prefix: '100::/64', what: 'discard', source: 'RFC 6666', exception: 'never' },
  { prefix: '2001:db8::/32', what: 'documentation', source: 'RFC 3849', exception: 'never' },
  { prefix: '2001::/32', what: 'Teredo tunnel', source: 'RFC 4380', exception: 'never' },
  { prefix: '2001::/23', what: 'protocol assignment', source: 'RFC 2928', exception: 'never' },
  { prefix: '2002::/16', what: '6to4 tunnel', source: 'RFC 3056', exception: 'never' },
  { prefix: '2620:4f:8000::/48', what: 'name server sink', source: 'RFC 7534', exception: 'never' },
  { prefix: '3fff::/20', what: 'documentation', source: 'RFC 9637', exception: 'never' },
  { prefix: '5f00::/16', what: 'segment routing', source: 'RFC 9602', exception: 'never' },
  { prefix: 'fc00::/7', what: 'private', source: 'RFC 4193', exception: 'by-name' },
  { prefix: 'fe80::/10', what: 'link-local', source: 'RFC 4291, section 2.5.6', exception: 'never' },
  { prefix: 'fec0::/10', what: 'site-local', source: 'RFC 3879', exception: 'never' },
  { prefix: 'ff00::/8', what: 'multicast', source: 'RFC 4291, section 2.7', exception: 'never' },
];
