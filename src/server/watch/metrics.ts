import { monitorEventLoopDelay } from 'node:perf_hooks';

const bounds = [0.005, 0.025, 0.1, 0.5, 2, 10] as const;

interface Series {
  count: number;
  seconds: number;
  /** How many fell between each bound and the one before it; the last is above all bounds. */
  readonly between: number[];
  /** By the first digit of the status. */
  readonly statuses: number[];
}

/** What the server counts, in Prometheus’ text format. Labels are acts and classes of status, so their number is bounded. */
export class Metrics {
  readonly #routes = new Map<string, Series>();
  readonly #shed = new Map<string, number>();
  readonly #delay = monitorEventLoopDelay({ resolution: 20 });
  readonly #version: string;

  constructor(version: string) {
    this.#version = version;
    this.#delay.enable();
  }

  /** @param milliseconds from the head of the request to the end of the answer */
  count(route: string, status: number, milliseconds: number): void {
    let series = this.#routes.get(route);
    if (series === undefined) {
      series = { count: 0, seconds: 0, between: [...bounds, 0].map(() => 0), statuses: [0, 0, 0, 0, 0, 0] };
      this.#routes.set(route, series);
    }
    const seconds = milliseconds / 1000;
    let place = 0;
    while (place < bounds.length && seconds > (bounds[place] ?? 0)) place += 1;
    const kind = Math.trunc(status / 100);
    series.count += 1;
    series.seconds += seconds;
    series.between[place] = (series.between[place] ?? 0) + 1;
    series.statuses[kind] = (series.statuses[kind] ?? 0) + 1;
  }

  /** A request was told to come again. */
  countShed(why: 'source' | 'lane' | 'stopping'): void {
    this.#shed.set(why, (this.#shed.get(why) ?? 0) + 1);
  }

  /** @param busy requests under way by lane, and open connections */
  text(busy: Readonly<Record<string, number>>): string {
    const { rss, heapUsed } = process.memoryUsage();
    return [
      '# TYPE assay_build_info gauge', `assay_build_info{version="${this.#version}",node="${process.version}"} 1`,
      '# TYPE assay_requests_total counter', ...[...this.#routes].flatMap(([route, { statuses }]) => statuses.flatMap((value, kind) => (value === 0 ? [] : [`assay_requests_total{route="${route}",status="${kind}xx"} ${value}`]))),
      '# TYPE assay_request_duration_seconds histogram', ...[...this.#routes].flatMap(([route, series]) => histogram(route, series)),
      '# TYPE assay_requests_shed_total counter', ...[...this.#shed].map(([why, value]) => `assay_requests_shed_total{why="${why}"} ${value}`),
      '# TYPE assay_requests_under_way gauge', ...Object.entries(busy).map(([lane, value]) => `assay_requests_under_way{kind="${lane}"} ${value}`),
      '# TYPE assay_event_loop_delay_seconds gauge', `assay_event_loop_delay_seconds{quantile="0.99"} ${(this.#delay.percentile(99) / 1e9).toFixed(6)}`,
      '# TYPE process_resident_memory_bytes gauge', `process_resident_memory_bytes ${rss}`,
      '# TYPE nodejs_heap_used_bytes gauge', `nodejs_heap_used_bytes ${heapUsed}`, '',
    ].join('\n');
  }

  close(): void {
    this.#delay.disable();
  }
}

function histogram(route: string, { count, seconds, between }: Series): readonly string[] {
  let below = 0;
  const lines = bounds.map((bound, index) => {
    below += between[index] ?? 0;
    return `assay_request_duration_seconds_bucket{route="${route}",le="${bound}"} ${below}`;
  });
  return [...lines, `assay_request_duration_seconds_bucket{route="${route}",le="+Inf"} ${count}`, `assay_request_duration_seconds_sum{route="${route}"} ${seconds.toFixed(6)}`, `assay_request_duration_seconds_count{route="${route}"} ${count}`];
}
