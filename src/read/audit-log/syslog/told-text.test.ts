import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failedBit, fieldBit } from '../event-bits.ts';
import { paddingBytes } from '../line-walk.ts';
import { SyslogWalk } from './row-walk.ts';

/** Name of the type, areas, topics, and fields as they are told of one row. */
function told(row: string): readonly string[] {
  const line = new TextEncoder().encode(`${row}\n`);
  const bytes = new Uint8Array(line.length + paddingBytes);
  bytes.set(line);
  const walk = new SyslogWalk();
  assert.equal(walk.walkLine(bytes, 0, line.length - 1), undefined, row);
  const { type, fields } = walk.facts;
  const given = Object.entries(fieldBit).filter(([, bit]) => (fields & bit) !== 0).map(([field]) => field);
  return [type.name, type.areas.join(' '), (type.topics ?? []).join(' '), [...given, ...((fields & failedBit) === 0 ? [] : ['failed'])].join(' ')];
}

const rows: readonly (readonly [row: string, name: string, area: string, topic: string, fields: string])[] = [
  ['May 31 09:30:00 host1 sshd[12]: Accepted publickey for ana from 203.0.113.7 port 50022 ssh2: ED25519 SHA256:x', 'sshd: accepted', 'identity', 'sign-in', 'actor action outcome source'],
  ['<86>1 2026-05-31T09:30:00Z host1 sshd-session 12 - - Failed password for invalid user ana from 203.0.113.7 port 50022 ssh2', 'sshd: failed', 'identity', 'sign-in', 'actor action outcome source failed'],
  ['<86>May 31 09:30:00 host1 sshd[12]: Invalid user ana from 203.0.113.7', 'sshd: invalid user', 'identity', 'sign-in', 'actor action outcome source failed'],
  ['May 31 09:30:00 host1 login[9]: pam_unix(login:auth): authentication failure; logname= uid=0 euid=0 tty=tty1 ruser= rhost=  user=ana', 'pam_unix: authentication failure', 'identity', 'sign-in', 'action outcome failed'],
  ['May 31 09:30:00 host1 passwd[9]: pam_unix(passwd:chauthtok): password changed for ana', 'pam_unix: password changed', 'identity', 'credential', 'action target'],
  ['May 31 09:30:00 host1 sudo: ana : TTY=pts/0 ; PWD=/home/ana ; USER=root ; COMMAND=/usr/bin/id', 'sudo: command', 'identity', '', 'actor action target'],
  ['<85>May 31 09:30:00 su: FAILED SU (to root) ana on pts/0', 'su: failed', 'identity', 'sign-in', 'actor action target outcome failed'],
  ['May 31 09:30:00 host1 useradd[7]: new user: name=ana, UID=1001, GID=1001, home=/home/ana, shell=/bin/bash', 'shadow: new user', 'identity', 'account', 'action target'],
  ["May 31 09:30:00 host1 usermod[7]: add 'ana' to group 'sudo'", 'shadow: added to group', 'identity', 'role', 'action target'],
  ['May 31 09:30:00 host1 gpasswd[7]: user ana added by root to group docker', 'shadow: added to group', 'identity', 'role', 'actor action target'],
  ['May 31 09:30:00 host1 kernel: [12.5] [UFW BLOCK] IN=eth0 OUT= MAC=00 SRC=203.0.113.7 DST=192.0.2.1 LEN=40 PROTO=TCP SPT=1 DPT=22', 'packet filter', 'network', 'network', 'target source'],
  ['May 31 09:30:00 host1 audispd: node=host1 type=USER_LOGIN msg=audit(1780219800.1:9): pid=1 uid=0 auid=1001 msg=\'op=login acct="ana" exe="/usr/sbin/sshd" addr=203.0.113.7 res=failed\'', 'audit: USER_LOGIN', 'identity', 'sign-in', 'actor action outcome failed'],
  ['May 31 09:30:00 host1 audisp-syslog: type=CONFIG_CHANGE msg=audit(1780219800.1:9): auid=0 op=remove_rule res=1', 'audit: CONFIG_CHANGE', 'configuration', 'logging', 'action'],
  ['<166>May 31 09:30:00 fw1 %ASA-6-605005: Login permitted from 192.0.2.9/5000 to inside:192.0.2.1/ssh for user "ana"', 'Cisco ASA: login permitted', 'identity', 'sign-in', 'actor action target outcome source'],
  ['<166>May 31 09:30:00 fw1 : %ASA-6-302013: Built inbound TCP connection 1 for outside:203.0.113.7/5 to inside:192.0.2.1/443', 'Cisco ASA: connection built', 'network', 'network', 'action target source'],
  ['<189>May 31 09:30:00 sw1 %SYS-5-CONFIG_I: Configured from console by ana on vty0 (192.0.2.9)', 'Cisco IOS: CONFIG_I', 'configuration', 'setting', 'action'],
  ['<189>date=2026-05-31 time=09:30:00 devname="fw1" devid="F1" logid="0000000013" type="traffic" subtype="forward" srcip=192.0.2.9 dstip=203.0.113.7', 'FortiOS: traffic', 'network', 'network', 'target source'],
  ['<14>May 31 09:30:00 fw1 1,2026/05/31 09:30:00,0123,CONFIG,0,2049,2026/05/31 09:30:00,192.0.2.9,,set,ana,Web,Succeeded', 'PAN-OS: CONFIG', 'configuration', 'setting', 'actor action outcome'],
];

/** Rows of which nothing certain can be said; the facility alone tells, where there is one. */
const untold = [
  'May 31 09:30:00 host1 sshd[12]: Server listening on 0.0.0.0 port 22.',
  'May 31 09:30:00 host1 sshd[12]: Connection closed by 203.0.113.7 port 5 [preauth]',
  'May 31 09:30:00 host1 CRON[12]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)',
  'May 31 09:30:00 host1 CRON[12]: (root) CMD (Accepted password for ana from 203.0.113.7 port 1)',
  'May 31 09:30:00 host1 app[1]: Accepted password for ana from 203.0.113.7 port 1 ssh2',
  'May 31 09:30:00 host1 kernel: usb 1-1: SRC=x DST=y',
  'May 31 09:30:00 fw1 %ASA-5-111010: User \'ana\', running \'CLI\' from IP 192.0.2.9, executed \'dir\'',
  'May 31 09:30:00 fw1 %ASA-6-1605005: x',
  'May 31 09:30:00 host1 sshdx: Accepted password for ana from 203.0.113.7 port 1 ssh2',
  'May 31 09:30:00 host1 sshd',
  'May 31 09:30:00 host1',
  'May 31 09:30:00 1,',
];

describe('rows of well-known programs', () => {
  for (const [row, ...expected] of rows) it(expected[0], () => assert.deepEqual(told(row), expected));
  for (const row of untold) it(`says nothing of: ${row.slice(16)}`, () => assert.deepEqual(told(row), ['no facility', '', '', '']));

  it('lets structured data say what it says', () => {
    assert.deepEqual(told('<86>1 2026-05-31T09:30:00Z host1 sshd 12 - [a@1 area="data"] Accepted password for ana from 203.0.113.7 port 1 ssh2').slice(0, 2), ['structured data: data', 'data']);
  });

  it('takes time in proportion to the length of a row', () => {
    const seconds = (length: number): number => {
      const row = `May 31 09:30:00 host1 audispd: ${'type=USER_LOGIN '.repeat(length / 16)}`;
      const start = performance.now();
      told(row);
      return performance.now() - start;
    };
    seconds(100_000);
    assert.ok(seconds(800_000) < 40 * Math.max(1, seconds(100_000)));
  });
});
