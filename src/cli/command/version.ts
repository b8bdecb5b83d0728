import { quote, say } from '../../model/text.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { page } from '../../report/terminal/document.ts';
import { releaseOf, releases } from '../../settings/releases.ts';
import { runtimeEndOf } from '../../settings/runtime-end.ts';
import { print } from '../print.ts';

/** `assay version`: which release this is, and until when it and its runtime get security fixes. Asks nobody. */
export function version(options: { readonly format?: string }, own: string): void {
  const release = releaseOf(own);
  const runtime = { version: process.versions.node, supportedUntil: runtimeEndOf(process.versions.node) };
  if (options.format === 'json') return print(jsonDocument({ schema: 'assay-version-1', version: own, releasedAt: release?.releasedAt ?? null, supportedUntil: release?.supportedUntil ?? null, runtime, releases }));
  print(page([
    { heading: say`Assay ${quote(own)}` },
    { item: release === undefined ? say`It is no release that was put out, so that no end of support is named.` : say`Released on ${quote(release.releasedAt)}; security fixes come until ${quote(release.supportedUntil)} at least, and as long as no newer release is out.` },
    { item: say`Runtime: Node ${quote(runtime.version)}; ${runtime.supportedUntil === null ? say`it is not known here until when it gets fixes` : say`it gets fixes until ${quote(runtime.supportedUntil)}`}.` },
    { paragraph: say`This command asks nobody. A workspace whose updateFeed is set tells of newer releases.` },
  ], process.stdout.columns ?? 80));
}
