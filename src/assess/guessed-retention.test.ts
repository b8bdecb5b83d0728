import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Assessment } from '../model/assessment.ts';
import { assess } from './assess.ts';

const rotation = '/var/log/larkfield/audit.log {\n    weekly\n    rotate 27\n}\n';
const statement = 'assay: 1\nproduct:\n  name: larkfield\nevidence:\n  - path: loki.yaml\n    kind: log-retention\n';

describe('configurations of log retention in a folder', () => {
  let root = '';
  before(() => { root = mkdtempSync(join(tmpdir(), 'assay-retention-')); });
  after(() => rmSync(root, { recursive: true, force: true }));

  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const retention = ({ findings }: Assessment): readonly string[] => findings.filter(({ check }) => check === 'log-retention-is-six-months').map(({ outcome, subject }) => `${outcome} ${subject}`);
  const looked = async (): Promise<Assessment> => assess({ folder: root, assessedAt: '2026-11-22T00:00:00Z', engineVersion: '0.0.0' });

  it('speak for the product where they lie among what ships; a sample elsewhere does not', async () => {
    put('packaging/linux/logrotate.d/larkfield', rotation);
    put('logrotate.d/other', rotation);
    put('loki.yaml', 'limits_config:\n  retention_period: 24h\n');
    const assessment = await looked();
    assert.deepEqual(retention(assessment), ['pass packaging/linux/logrotate.d/larkfield logs kept long enough']);
    assert.deepEqual(assessment.evidence.map(({ artifact }) => artifact.path).filter((path) => path.includes('loki')), []);
  });

  it('speak for the product wherever they lie once the statement names them', async () => {
    put('assay.yaml', statement);
    assert.deepEqual(retention(await looked()), ['fail loki.yaml logs kept too short']);
  });
});
