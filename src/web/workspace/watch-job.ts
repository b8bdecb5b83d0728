/** Milliseconds between two looks at a job. */
const pause = 1000;

/** Keeps a job’s page at what the job says, and loads the page anew when the job has ended. Without a script the page has a link for that. */
export function startWatching(): void {
  const place = document.querySelector<HTMLElement>('[data-job]');
  if (place !== null) void watch(place, `/api/v1/jobs/${encodeURIComponent(place.dataset['job'] ?? '')}`);
}

interface Job {
  readonly state: string;
  readonly progress: { readonly done: number; readonly total: number | null; readonly words: string };
}

async function watch(place: HTMLElement, address: string): Promise<void> {
  for (;;) {
    await new Promise((resolve) => { setTimeout(resolve, pause); });
    const answer = await fetch(address, { credentials: 'same-origin', redirect: 'error' }).catch(() => undefined);
    // A workspace that does not answer for a moment is asked again; one that refuses shows why on its page.
    if (answer === undefined || answer.status >= 500 || answer.status === 429) continue;
    const job = answer.ok ? (await answer.json()) as Job : undefined;
    if (job === undefined || !['waiting', 'running'].includes(job.state)) return location.reload();
    show(place, job.progress);
  }
}

function show(place: HTMLElement, { done, total, words }: Job['progress']): void {
  const bar = place.querySelector('progress');
  const line = place.querySelector('p');
  if (bar === null || line === null) return;
  if (total !== null && total > 0) {
    bar.max = total;
    bar.value = done;
  }
  line.textContent = total === null || total === 0 ? words : `${words} ${done} of ${total}.`;
}
