/**
 * What in settings and code says that a protocol is used or refused. The list of what is deprecated is ours, after RFC 7568, 8996 and
 * 9155, NIST SP 800-52r2 and 800-131Ar2, and the makers' own notices for SMBv1 and NTLM.
 */
export const deprecated: ReadonlySet<string> = new Set(['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'SMB 1', 'Telnet', 'FTP', 'SNMP 1 or 2', 'NTLM', 'rsh, rlogin', 'RC4', 'DES, Triple DES', 'MD5 in signatures and MACs', 'SHA-1 in signatures and key exchange']);

/** Names of settings whose values are versions of TLS, in servers, proxies, databases, mail, clouds and libraries. */
export const versionSetting = /(?:ssl_protocols|SSL(?:Proxy)?Protocol|(?:Min|Max)Protocol|(?:ssl|tls)[-_.]?(?:enabled[-_.]?|mandatory[-_.]?)?protocols?|enabled[-_.]?protocols|https\.protocols|(?:min|max)(?:imum)?[-_.]?(?:tls|ssl)[-_.]?(?:protocol[-_.]?)?version|(?:tls|ssl)[-_.]?(?:min|max)(?:imum)?[-_.]?(?:protocol[-_.]?)?version|(?:tls|ssl)[-_.]?version(?:[-_.](?:min|max))?|(?:min|max)(?:imum)?[-_.]?(?:protocol[-_.]?)?version|secure_?protocol|ssl[-_.]?policy)/i;
/** Names of settings whose values are ciphers and algorithms of TLS and SSH. */
export const cipherSetting = /(?:ssl_ciphers|SSL(?:Proxy)?CipherSuite|CipherString|Ciphers|KexAlgorithms|MACs|HostKeyAlgorithms|PubkeyAccepted(?:Algorithms|KeyTypes)|smtpd?_tls_(?:mandatory_|exclude_)?ciphers|(?:ssl|tls)[-_.]?ciphers?(?:[-_.]?(?:list|suites?))?|cipher[-_.]?(?:suites?|list)|jdk\.(?:tls|certpath)\.disabledAlgorithms)/i;
/** Names of settings that list what is refused. */
export const refusingSetting = /exclude|disabled|disallow|reject|forbid|block|deny/i;

/** A version of TLS in the value of such a setting, in the words of OpenSSL, Go, Python, .NET, nginx and clouds. */
export const versionToken = /(SSL|TLS)[\s_-]?v?_?([123])(?:[._-]?([0-3])(?!\d))?/gi;
/** A bare number does where the setting itself says TLS. */
export const bareVersion = /(?<![\d.])1\.([0-3])(?![\d.])/g;

export const cipherTokens: readonly (readonly [protocol: string, token: RegExp])[] = [
  ['RC4', /\b(?:RC4|arcfour\d{0,3})\b/i],
  ['DES, Triple DES', /\b(?:3DES|DES-CBC3?|DES_CBC|DESede)\b/i],
  ['MD5 in signatures and MACs', /\bhmac-md5\b|\bMD5with/i],
  ['SHA-1 in signatures and key exchange', /\bssh-dss\b|\bdiffie-hellman-group1-sha1\b|\bSHA1with/i],
];

/** Something in a line that says by itself that a protocol is used or refused. */
export interface ProtocolUse {
  readonly protocol: string;
  readonly state: 'on' | 'off';
  readonly pattern: RegExp;
}

export const uses: readonly ProtocolUse[] = [
  { protocol: 'SSL 2.0', state: 'on', pattern: /\bSSLv2(?:_client|_server)?_method\(\)|\b(?:SSLContext|wrap_socket)\([^)]{0,80}\bPROTOCOL_SSLv2\b/ },
  { protocol: 'SSL 3.0', state: 'on', pattern: /\bSSLv3(?:_client|_server)?_method\(\)|\b(?:SSLContext|wrap_socket)\([^)]{0,80}\bPROTOCOL_SSLv3\b|\bSslProtocols\.Ssl3\b|\bSecurityProtocolType(?:\.|\]::)Ssl3\b|SSLContext\.getInstance\(\s*"SSL(?:v3)?"/ },
  { protocol: 'TLS 1.0', state: 'on', pattern: /\bTLSv1(?:_client|_server)?_method\(\)|\b(?:SSLContext|wrap_socket)\([^)]{0,80}\bPROTOCOL_TLSv1\b|\bSslProtocols\.Tls\b|\bSecurityProtocolType(?:\.|\]::)Tls\b|SSLContext\.getInstance\(\s*"TLSv1(?:\.0)?"|_set_min_proto_version\([^)]{0,60}\bTLS1_VERSION\b/ },
  { protocol: 'TLS 1.1', state: 'on', pattern: /\bTLSv1_1(?:_client|_server)?_method\(\)|\b(?:SSLContext|wrap_socket)\([^)]{0,80}\bPROTOCOL_TLSv1_1\b|\bSslProtocols\.Tls11\b|\bSecurityProtocolType(?:\.|\]::)Tls11\b|SSLContext\.getInstance\(\s*"TLSv1\.1"|_set_min_proto_version\([^)]{0,60}\bTLS1_1_VERSION\b/ },
  { protocol: 'TLS 1.2', state: 'on', pattern: /\bTLSv1_2(?:_client|_server)?_method\(\)|\b(?:SSLContext|wrap_socket)\([^)]{0,80}\bPROTOCOL_TLSv1_2\b|\bSslProtocols\.Tls12\b|\bSecurityProtocolType(?:\.|\]::)Tls12\b|SSLContext\.getInstance\(\s*"TLSv1\.2"|_set_min_proto_version\([^)]{0,60}\bTLS1_2_VERSION\b/ },
  { protocol: 'TLS 1.3', state: 'on', pattern: /\bSslProtocols\.Tls13\b|\bSecurityProtocolType(?:\.|\]::)Tls13\b|SSLContext\.getInstance\(\s*"TLSv1\.3"|_set_min_proto_version\([^)]{0,60}\bTLS1_3_VERSION\b/ },
  { protocol: 'SSL 2.0', state: 'off', pattern: /(?:\|=|set_options?\().{0,80}\bOP_NO_SSLv2\b/ },
  { protocol: 'SSL 3.0', state: 'off', pattern: /(?:\|=|set_options?\().{0,80}\bOP_NO_SSLv3\b/ },
  { protocol: 'TLS 1.0', state: 'off', pattern: /(?:\|=|set_options?\().{0,80}\bOP_NO_TLSv1\b/ },
  { protocol: 'TLS 1.1', state: 'off', pattern: /(?:\|=|set_options?\().{0,80}\bOP_NO_TLSv1_1\b/ },
  { protocol: 'SMB 1', state: 'on', pattern: /\bmin protocol\s*=\s*(?:NT1|LANMAN\d|CORE)\b|-EnableSMB1Protocol\s+(?:\$true|1)\b|\bEnable-WindowsOptionalFeature\b.{0,60}\bSMB1Protocol\b/i },
  { protocol: 'SMB 1', state: 'off', pattern: /\bmin protocol\s*=\s*SMB[23]|-EnableSMB1Protocol\s+(?:\$false|0)\b|\bDisable-WindowsOptionalFeature\b.{0,60}\bSMB1Protocol\b/i },
  { protocol: 'Telnet', state: 'on', pattern: /^\s*(?:import|from)\s+telnetlib\b|\btelnetlib3?\.(?:Telnet|open_connection|create_server)\(|\bnew\s+Telnet(?:Client|Server)?\(|\binstall\b.{0,120}\btelnetd\b|\bexec(?:Start)?\s*=?.{0,40}\btelnetd\b/i },
  { protocol: 'FTP', state: 'on', pattern: /\bftplib\.FTP\(|\bnew\s+F[tT][pP]Client\(|\bftp\.Client\(\)|\bFtpWebRequest\b|\bftp_connect\(\s*["'$]|\bNet::FTP\.(?:new|open)\b|\bcurl_?ftp\b|\b(?:curl|wget)\s.{0,80}\bftp:\/\/|\binstall\b.{0,120}\b(?:vs|pro|pure-)ftpd\b/ },
  { protocol: 'SNMP 1 or 2', state: 'on', pattern: /^\s*r[ow]community6?\s|\bgosnmp\.Version(?:1|2c)\b|\bCommunityData\(|\bsetVersion\(\s*SnmpConstants\.version(?:1|2c)\b|\bsnmp(?:walk|get|bulkwalk|set)\b.{0,40}-v\s?(?:1|2c)\b/ },
  { protocol: 'NTLM', state: 'on', pattern: /\b(?:HttpNtlmAuth|HttpNegotiateNtlmAuth|NtlmAuth|NTCredentials)\(|\bhttpntlm\.(?:get|post|put|patch|delete|method)\(|[,|=]\s*CURLAUTH_NTLM\b|\bntlm auth\s*=\s*(?:yes|ntlmv\S+|mschapv2-and-ntlmv2-only)|^\s*AuthNTLM\s+On\b|<add\s+value="NTLM"/i },
  { protocol: 'NTLM', state: 'off', pattern: /\bntlm auth\s*=\s*(?:no|disabled)\b|<remove\s+value="NTLM"/i },
  { protocol: 'rsh, rlogin', state: 'on', pattern: /\binstall\b.{0,120}\brsh-(?:server|client)\b|^\s*(?:rsh|rlogin)\s+-?\w/ },
  { protocol: 'RC4', state: 'on', pattern: /\b(?:ARC4|RC4)\.new\(|\brc4\.NewCipher\(|\bCipher\.getInstance\(\s*"(?:RC4|ARCFOUR)\b|\bcreate(?:Cipher|Decipher)iv\(\s*['"]rc4|\bEVP_rc4\(\)|\bnew\s+RC4Engine\(|\balgorithms\.ARC4\(/i },
  { protocol: 'DES, Triple DES', state: 'on', pattern: /\bDES3?\.new\(|\bdes\.New(?:TripleDES)?Cipher\(|\bCipher\.getInstance\(\s*"DES(?:ede)?\b|\bcreate(?:Cipher|Decipher)iv\(\s*['"]des\b|\bEVP_des_\w{2,12}\(\)|\b(?:TripleDES|DES)\.Create\(|\bnew\s+(?:TripleDES|DES)CryptoServiceProvider\(|\balgorithms\.TripleDES\(/ },
  { protocol: 'MD5 in signatures and MACs', state: 'on', pattern: /\bSignature\.getInstance\(\s*"MD5with|\bcreate(?:Sign|Verify)\(\s*['"](?:RSA-)?MD5|^\s*default_md\s*=\s*md5\b/i },
  { protocol: 'SHA-1 in signatures and key exchange', state: 'on', pattern: /\bSignature\.getInstance\(\s*"SHA-?1with|\bcreate(?:Sign|Verify)\(\s*['"](?:RSA-)?SHA-?1(?:with\w{1,20})?['"]|^\s*default_md\s*=\s*sha1\b/i },
];

/** Words without which no file says any of this. */
export const protocolKeywords: readonly string[] = [
  'ssl_protocols', 'sslprotocol', 'proxyprotocol', 'minprotocol', 'maxprotocol', 'min protocol', 'tls_protocol', 'tls-protocol', 'tls.protocol', 'ssl.protocol', 'ssl-protocol', 'tls_mandatory', 'enabled-protocols', 'enabledprotocols', 'enabled_protocols', 'enabled.protocols', 'https.protocols', 'secureprotocol', 'secure_protocol',
  'minversion', 'maxversion', 'min_version', 'max_version', 'min-version', 'minimum_version', 'minimumversion', 'minimum_protocol', 'minimumprotocol', 'min_protocol', 'max_protocol', 'min_proto', 'tls_version', 'tls-version', 'tlsversion', 'ssl_version', 'ssl-version', 'sslversion', 'min_tls', 'mintls', 'minimum_tls', 'minimumtls', 'ssl_policy', 'ssl-policy', 'sslpolicy',
  'ssl_ciphers', 'ciphersuite', 'cipher_suite', 'cipher-suite', 'cipherstring', 'ciphers', 'kexalgorithms', 'hostkeyalgorithms', 'pubkeyaccepted', 'disabledalgorithms', 'macs ',
  '_method()', 'protocol_ssl', 'protocol_tls', 'sslprotocols.', 'securityprotocoltype', 'sslcontext.getinstance', 'op_no_', 'smb1protocol',
  'telnet', 'ftplib', 'ftpclient', 'ftp.client', 'ftpwebrequest', 'ftp_connect', 'net::ftp', 'ftp://', 'ftpd', 'community', 'gosnmp', 'snmpconstants', 'snmp',
  'ntlm', 'ntcredentials', 'rsh', 'rlogin', 'arc4', 'rc4', 'cipher.getinstance', 'cipheriv', 'evp_', 'des.new', 'des3.new', 'tripledes', 'des.create', 'descryptoserviceprovider', 'signature.getinstance', 'createsign', 'createverify', 'default_md',
];
