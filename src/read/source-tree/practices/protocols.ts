import type { ProtocolPlace } from '../../../model/evidence/build-practices.ts';
import { windowsOf } from '../text-window.ts';

/** Words without which a file names no protocol of the inventory. */
export const protocolKeywords: readonly string[] = ['sslv2', 'sslv3', 'ssl3', 'ssl_v3', 'tlsv1', 'tls1', 'tls_1', 'tls_v1', 'tls 1', 'tls11', 'tls10', 'versiontls1', 'versionssl3', 'smb1', 'smbv1', 'smb 1', 'nt1', 'telnet', 'ftp://', 'ftplib', 'vsftpd', 'ftpclient', 'snmpv1', 'snmpv2', 'snmp_version_1', 'version_2c', 'ntlm', 'withrsaencryption', 'md5with', 'sha1with', 'ssh-dss', 'ssh-rsa', 'diffie-hellman-group1', 'hmac-md5', 'rc4', 'arcfour', '3des', 'des-cbc', 'des_cbc', 'rlogin', 'rsh ', 'http/2', 'quic', 'openssl_conf', 'minversion', 'min_version', 'ssl_protocols', 'sslprotocol', 'secureprotocol', 'ssl_version', 'minimum_version', 'minprotocol'];

/** The list of what is deprecated is ours, after RFC 7568, 8996, 9155, NIST SP 800-52r2 and 800-131Ar2, and the makers' own notices for SMBv1 and NTLM. */
interface Protocol {
  readonly name: string;
  readonly isDeprecated: boolean;
  readonly pattern: RegExp;
}

const protocols: readonly Protocol[] = [
  { name: 'SSL 2.0', isDeprecated: true, pattern: /\bSSL(?:_?[vV])?_?2(?:\.0)?\b|\bSSLv2_/ },
  { name: 'SSL 3.0', isDeprecated: true, pattern: /\bSSL(?:_?[vV])?_?3(?:\.0)?\b|\bSSLv3_|VersionSSL30|\bSslProtocols\.Ssl3\b/i },
  { name: 'TLS 1.0', isDeprecated: true, pattern: /\bTLS[\s_-]?v?1(?:[._]0)?(?![._\d]|\w)|VersionTLS10\b|PROTOCOL_TLSv1(?!_)|TLS1_VERSION\b|\bTls10\b/i },
  { name: 'TLS 1.1', isDeprecated: true, pattern: /\bTLS[\s_-]?v?1[._]1(?!\d)|VersionTLS11\b|PROTOCOL_TLSv1_1|TLS1_1_VERSION|\bTls11\b/i },
  { name: 'TLS 1.2', isDeprecated: false, pattern: /\bTLS[\s_-]?v?1[._]2(?!\d)|VersionTLS12\b|PROTOCOL_TLSv1_2|\bTls12\b/i },
  { name: 'TLS 1.3', isDeprecated: false, pattern: /\bTLS[\s_-]?v?1[._]3(?!\d)|VersionTLS13\b|\bTls13\b/i },
  { name: 'SMB 1', isDeprecated: true, pattern: /\bSMB\s?v?1(?:\.0)?\b|\b(?:min|max|server min|client min) protocol\s*=\s*NT1\b|EnableSMB1Protocol/i },
  { name: 'Telnet', isDeprecated: true, pattern: /\btelnetd?\b|\btelnetlib\b/i },
  { name: 'FTP', isDeprecated: true, pattern: /\bftp:\/\/|\bftplib\.FTP\b(?!_TLS)|\bvsftpd\b|\bFtpClient\b/ },
  { name: 'SNMP 1 or 2', isDeprecated: true, pattern: /\bSNMP[\s_]?v(?:1|2c?)\b|SNMP_VERSION_(?:1|2c)/i },
  { name: 'NTLM', isDeprecated: true, pattern: /\bNTLM(?:v[12]|ssp)?\b|HttpNtlmAuth/i },
  { name: 'rsh, rlogin', isDeprecated: true, pattern: /\brlogind?\b|^\s*rsh\s/ },
  { name: 'RC4', isDeprecated: true, pattern: /\bRC4\b|\barcfour\d{0,3}\b/i },
  { name: 'DES, Triple DES', isDeprecated: true, pattern: /\b3DES\b|\bDES-CBC3?\b|\bdes_cbc\b/i },
  { name: 'signatures with MD5', isDeprecated: true, pattern: /\bMD5withRSA|\bmd5WithRSAEncryption\b|\bhmac-md5\b/i },
  { name: 'signatures with SHA-1', isDeprecated: true, pattern: /\bSHA1with(?:RSA|DSA|ECDSA)|\bsha1WithRSAEncryption\b|\bssh-dss\b|diffie-hellman-group1-sha1/i },
];
/** Ordinary words of code, prose and tests that name a protocol without using it. */
const comment = /^\s*(?:#|\/\/|\/?\*|;|--|<!--)/;
const refusal = /\b(?:disable|disallow|forbid|reject|refuse|remove|deprecat|insecure|unsupported|no_?|not|exclude|without|block|deny|drop|false|off|minus)\w*|OP_NO_|NO_(?:SSL|TLS)|[!-](?:SSLv?[23]|TLSv1|RC4|3DES|DES|MD5|NTLM)|\bSetSslProtocols\b.{0,20}~/i;
const minimum = /min(?:imum)?[_\s-]?(?:tls|ssl|proto(?:col)?)?[_\s-]?(?:version|protocol)?/i;
const settingWord = /protocol|version|cipher|ssl|tls|secure|auth|sign|algorithm|enable|min|max|allow|\bserver\b|connect|listen|port|import|require|=|\(|:/i;
const sourceFile = /\.(?:conf|cfg|cnf|ini|ya?ml|toml|json|xml|properties|tf|hcl|nginx|vcl|service|env|config|reg|ps1|sh|bash|c|cc|cpp|h|hpp|go|rs|py|rb|php|java|kt|cs|js|ts|mjs|cjs|tsx|swift|scala|tpl|j2|erb)$|(?:^|\/)(?:Dockerfile|nginx\.conf|sshd?_config|smb\.conf|openssl\.cnf)$/i;

/** Places that allow or refuse a protocol, in settings and code; prose and comments are left out. At most 3 of one protocol a file. */
export function protocolPlaces(path: string, bytes: Uint8Array, hits: readonly number[]): readonly ProtocolPlace[] {
  if (!sourceFile.test(path)) return [];
  const found: ProtocolPlace[] = [];
  for (const window of windowsOf(bytes, hits.slice(0, 500))) {
    const { text, line } = window;
    if (comment.test(text) || !settingWord.test(text)) continue;
    const isRefused = refusal.test(text);
    const isList = /ssl_protocols|SSLProtocol|protocols?\s*[=:]/i.test(text);
    for (const { name, pattern, isDeprecated } of protocols) {
      const match = pattern.exec(text);
      if (match === null || isProse(text)) continue;
      // `SSLProtocol all -SSLv3` refuses what follows the minus; a list without one allows.
      const before = text.slice(Math.max(0, match.index - 12), match.index);
      const isOff = isList ? /[!-]\s?$|no_?$/i.test(before) : isRefused;
      const isFloor = isDeprecated && minimum.test(text) && !isOff;
      const place: ProtocolPlace = { path, line, protocol: name, state: isOff && !isFloor ? 'off' : 'on', isDeprecated };
      if (found.filter((other) => other.protocol === name).length < 3) found.push(place);
    }
  }
  return found;
}

/** A sentence for people: many words and little that a setting has. */
function isProse(text: string): boolean {
  const words = text.match(/\b[a-z]{2,}\b/g)?.length ?? 0;
  return words > 14 && !/[=({]/.test(text.slice(0, 60));
}
