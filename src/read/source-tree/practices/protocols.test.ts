import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceOf } from '../../source.ts';
import { readSourceTree } from '../index.ts';

/** Lines with what they say of protocols, and look-alikes that say nothing. */
const lines: readonly (readonly [path: string, line: string, ...said: string[]])[] = [
  ['site.conf', 'ssl_protocols TLSv1.2 TLSv1.3;', 'TLS 1.2 on', 'TLS 1.3 on'],
  ['site.conf', '  ssl_ciphers HIGH:!aNULL:!RC4:!3DES;', 'RC4 off', 'DES, Triple DES off'],
  ['site.conf', 'SSLCipherSuite RC4-SHA:HIGH', 'RC4 on'],
  ['main.cf', 'smtpd_tls_mandatory_protocols = !SSLv2, !SSLv3, !TLSv1', 'SSL 2.0 off', 'SSL 3.0 off', 'TLS 1.0 off'],
  ['openssl.cnf', 'MinProtocol = TLSv1', 'TLS 1.0 on'],
  ['openssl.cnf', 'default_md = sha1', 'SHA-1 in signatures and key exchange on'],
  ['postgresql.conf', "ssl_min_protocol_version = 'TLSv1.1'", 'TLS 1.1 on'],
  ['application.properties', 'server.ssl.enabled-protocols=TLSv1.2,TLSv1.3', 'TLS 1.2 on', 'TLS 1.3 on'],
  ['java.security', 'jdk.tls.disabledAlgorithms=SSLv3, TLSv1, RC4', 'RC4 off', 'SSL 3.0 off', 'TLS 1.0 off'],
  ['main.tf', '  minimum_protocol_version = "TLSv1.2_2021"', 'TLS 1.2 on'],
  ['main.tf', '  min_tls_version = "1.0"', 'TLS 1.0 on'],
  ['main.tf', '  ssl_policy = "ELBSecurityPolicy-TLS-1-2-2017-01"', 'TLS 1.2 on'],
  ['sshd_config', 'KexAlgorithms curve25519-sha256,diffie-hellman-group1-sha1', 'SHA-1 in signatures and key exchange on'],
  ['sshd_config', 'Ciphers aes256-ctr,arcfour256', 'RC4 on'],
  ['smb.conf', '  server min protocol = NT1', 'SMB 1 on'],
  ['smb.conf', '  server min protocol = SMB2', 'SMB 1 off'],
  ['smb.conf', '  ntlm auth = yes', 'NTLM on'],
  ['snmpd.conf', 'rocommunity public default', 'SNMP 1 or 2 on'],
  ['Dockerfile', 'RUN apt-get install -y vsftpd', 'FTP on'],
  ['setup.ps1', 'Set-SmbServerConfiguration -EnableSMB1Protocol $false', 'SMB 1 off'],
  ['setup.ps1', '[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12', 'TLS 1.2 on'],
  ['Client.cs', 'handler.SslProtocols = SslProtocols.Tls11;', 'TLS 1.1 on'],
  ['server.ts', "createServer({ key, cert, minVersion: 'TLSv1.2' }, answer);", 'TLS 1.2 on'],
  ['server.ts', "connect({ secureProtocol: 'TLSv1_method' });", 'TLS 1.0 on'],
  ['server.go', 'config := &tls.Config{MinVersion: tls.VersionTLS10}', 'TLS 1.0 on'],
  ['agent.ts', "const options = withDefaults({ tls: { minVersion: 'TLSv1.3' } });", 'TLS 1.3 on'],
  ['client.py', 'context = ssl.SSLContext(ssl.PROTOCOL_TLSv1)', 'TLS 1.0 on'],
  ['client.py', 'context.minimum_version = ssl.TLSVersion.TLSv1_2', 'TLS 1.2 on'],
  ['client.py', 'context.options |= ssl.OP_NO_TLSv1', 'TLS 1.0 off'],
  ['client.py', 'cipher = ARC4.new(key)', 'RC4 on'],
  ['client.py', 'ftp = ftplib.FTP(host)', 'FTP on'],
  ['client.py', 'requests.get(url, auth=HttpNtlmAuth(user, secret))', 'NTLM on'],
  ['Crypt.java', 'Cipher cipher = Cipher.getInstance("DESede/CBC/PKCS5Padding");', 'DES, Triple DES on'],
  ['Crypt.java', 'Signature.getInstance("SHA1withRSA")', 'SHA-1 in signatures and key exchange on'],
  ['tls.c', 'SSL_CTX *context = SSL_CTX_new(TLSv1_method());', 'TLS 1.0 on'],
  ['tls.c', 'SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);', 'TLS 1.2 on'],
  ['crypt.js', "const cipher = createCipheriv('des-ede3-cbc', key, iv);", 'DES, Triple DES on'],

  // Names in lists, types, schemas, sentences, comparisons and declarations.
  ['names.ts', "const openStandards = new Set(['TLS 1.2', 'TLS 1.0', 'Telnet', 'NTLM']);"],
  ['names.ts', "ssl: ['sslv2', 'sslv3', 'ssl-3.0'],"],
  ['schema.json', '"cryptography:algorithmFamiliesEnum": {"enum": ["3DES", "RC4", "AES"]}'],
  ['licences.ts', '"vsftpd-openssl-exception",'],
  ['check.ts', "if (tls.protocol !== 'TLSv1.3') return 'TLS 1.0 is deprecated';"],
  ['check.ts', "references: ['RFC 8996 (TLS 1.0 and 1.1)', 'RFC 7568 (SSL 3.0)'],"],
  ['check.ts', "const version: '1.2' | '1.3' = versionOf('TLSv1.2');"],
  ['ssl.h', 'const SSL_METHOD *SSLv3_method(void);'],
  ['rc4.h', 'void RC4(RC4_KEY *key, size_t length);'],
  ['types.d.ts', 'export declare const md5WithRSAEncryption: AlgorithmIdentifier;'],
  ['client.py', 'if version == ssl.PROTOCOL_TLSv1:'],
  ['client.py', 'ssl.PROTOCOL_TLSv1: OpenSSL.SSL.TLSv1_METHOD,'],
  ['client.py', '    "OP_NO_TLSv1",'],
  ['links.ts', "for (const written of ['ftp://acme.example/', 'telnet://acme.example/']) reject(written);"],
  ['links.ts', "const schemes = { ftp: 21, telnet: 23, ntlm: 0 };"],
  ['package.json', '"version": "1.0.0",'],
  ['app.yaml', 'protocol: TCP'],
  ['app.yaml', 'apiVersion: apps/v1'],
  ['app.yaml', 'minVersion: "1.1"'],
  ['notes.ts', "throw new Error('RC4 and 3DES are refused');"],
  ['notes.ts', '// ssl_protocols SSLv3'],
  ['words.ts', "const words = ['curlauth_ntlm', 'des_cbc', 'rlogin'];"],
  ['Net.java', 'case "SSLv3": return refuse();'],
  ['pins.ts', "const des = describe('des', () => destroy());"],
  ['community.ts', "import { community } from './community.ts';"],
];

describe('protocols in settings and code', () => {
  for (const [path, line, ...said] of lines) {
    it(`${said.length === 0 ? 'nothing' : said.join(', ')} in ${path}: ${line}`, async () => {
      const { facts } = await readSourceTree([sourceOf(path, new TextEncoder().encode(`${line}\n`))]);
      assert.deepEqual(facts?.practices?.protocols.places.map(({ protocol, state }) => `${protocol} ${state}`), said);
    });
  }
});
