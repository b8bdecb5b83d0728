import { setImmediate as turn } from 'node:timers/promises';
import { catalogVersion } from '../../catalog/index.ts';
import { appendEntry } from '../../audit/append-entry.ts';
import { newIdentifier } from '../../identity/identifier.ts';
import { htmlReportDocument } from '../../report/document/html/index.ts';
import type { ReportDocument } from '../../report/document/report-document.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import type { JobHandler } from '../../store/jobs/run-jobs.ts';
import type { Scope } from '../../store/scope.ts';
import type { ReportTables } from '../../store/table/reports.ts';
import { rawText } from '../../model/text.ts';
import type { Services } from '../services.ts';
import { buyerFacts } from '../watching/buyer-facts.ts';
import { gatheredFacts, type GatheredFacts } from './gathered-facts.ts';
import { reportFonts } from './report-fonts.ts';
import { reportInputShape, type ReportJobInput } from './report-input.ts';
import { reportKinds } from './report-kinds.ts';

/** The kind of job that writes a report. */
export const reportJob = 'write-report';

const bytesMost = 64 * 1_048_576;

/** Does the work that `report.create` asked for: looks everything up, writes it in each format, and keeps the bytes for good. @param engineVersion as assessments name it */
export function reportHandler(services: Services, engineVersion: string): JobHandler {
  const { store, ports } = services;
  return async ({ id, input, scope, signal, askedBy, tell }) => {
    const asked = reportInputShape.parse(input);
    const at = ports.now().toISOString();
    const { document, period, sources } = await written(services, scope, asked, { at, engineVersion }, (done, total) => tell({ done, total, words: 'Looking the figures up.' }), signal);
    // Loaded with the first report: a server is ready sooner without it.
    const { pdfReport } = await import('../../report/document/pdf/index.ts');
    const pdf = await pdfReport(document, await reportFonts(), async () => {
      signal.throwIfAborted();
      await turn();
    });
    const files: Omit<ReportTables['reportFile'], 'reportId'>[] = [
      { format: 'html', ...(await put(services, scope, Buffer.from(htmlReportDocument(document).value))) },
      { format: 'pdf', ...(await put(services, scope, pdf)) },
      { format: 'json', ...(await put(services, scope, Buffer.from(jsonDocument(document).value))) },
    ];
    signal.throwIfAborted();
    return store.write(scope, async (rows) => {
      const job = await rows.selectFrom('job').select('state').where('id', '=', id).executeTakeFirst();
      // Cancelled meanwhile: nothing of it is kept.
      if (job?.state !== 'running') return null;
      const reportId = newIdentifier(ports);
      await rows.insertInto('report').values({ id: reportId, productId: asked.productId, kind: asked.kind, form: document.form, subject: rawText(document.subject), periodFrom: period.from, periodTo: period.to, at, ruleVersion: catalogVersion, sources: JSON.stringify(sources), madeBy: askedBy }).execute();
      await rows.insertInto('reportFile').values(files.map((file) => ({ reportId, ...file }))).execute();
      await appendEntry(rows, { actor: 'system', action: 'report.complete', target: `report:${reportId}`, outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: { job: id, askedBy, kind: asked.kind, product: asked.productId ?? '*', ...Object.fromEntries(files.map(({ format, digest }) => [format, digest])) } }, ports.now().toISOString());
      return { reportId };
    });
  };
}

interface Written {
  readonly document: ReportDocument;
  readonly period: { readonly from: string; readonly to: string };
  readonly sources: GatheredFacts['sources'];
}

/** Looks up what the report tells, and puts it into its form. */
async function written(services: Services, scope: Scope, asked: ReportJobInput, on: { readonly at: string; readonly engineVersion: string }, onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<Written> {
  const kind = reportKinds[asked.kind];
  if (kind.about === 'makers') {
    const facts = await buyerFacts(services, scope, asked, on);
    return { document: kind.write(facts), period: facts.period, sources: [] };
  }
  const { facts, sources } = await gatheredFacts(services, scope, asked, on, onProgress, signal);
  return { document: kind.write(facts), period: facts.period, sources };
}

async function put({ evidence }: Services, scope: Scope, bytes: Uint8Array): Promise<{ readonly digest: string; readonly sizeBytes: number }> {
  const { digest, sizeBytes } = await evidence.put(scope, (async function* once() { yield bytes; })(), bytesMost);
  return { digest, sizeBytes };
}
