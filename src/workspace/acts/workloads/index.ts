import type { AnyAct } from '../../act.ts';
import { workloadExchange } from './workload-exchange.ts';
import { workloadList } from './workload-list.ts';
import { workloadRevoke } from './workload-revoke.ts';
import { workloadTrust } from './workload-trust.ts';

export const workloadsActs: readonly AnyAct[] = [workloadExchange, workloadList, workloadTrust, workloadRevoke];
