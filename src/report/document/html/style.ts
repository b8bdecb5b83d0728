import type { Paper } from '../report-document.ts';

/** What a report adds to the look of all of them; its paper is that of its PDF. */
export function documentStyle(paper: Paper): string {
  return `@page{size:${paper === 'a4' ? 'A4' : 'letter'};margin:18mm 18mm 20mm}${added}`;
}

const added = `
body{hyphens:none}
.day{white-space:nowrap}
.subject{color:var(--soft);font-size:1.1rem;margin:0 0 1.2rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
dl.named{margin:1rem 0;font-size:.95rem}
dl.named>div{display:grid;grid-template-columns:11rem 1fr;gap:0 1rem;padding:.16rem 0}
dl.named dt{margin:0;color:var(--soft);font-weight:400;font-size:.88rem;padding-top:.08rem}
.scroll{margin:.8rem 0}
table{overflow-wrap:break-word}
th[scope=row]{font-size:.92rem;color:var(--ink);min-width:6.5rem}
td{min-width:4.5rem}
th.number{text-align:right}
.code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.78rem;font-weight:400;overflow-wrap:anywhere;min-width:12rem}
ul,ol{margin:.4rem 0;padding-left:1.3rem}
li{margin:.25rem 0;max-width:46rem}
h4{font-size:.95rem;margin:1.1rem 0 .3rem}
figure.chart{margin:1rem 0;max-width:46rem}
figure.chart figcaption{font-weight:600;font-size:.92rem}
figure.chart svg{display:block;width:100%;height:auto}
figure.chart details{margin:.3rem 0}
figure.chart table{font-size:.88rem}
.c-grid,.c-axis,.c-target,.c-series{fill:none;stroke:var(--line);stroke-width:.6}
.c-axis{stroke:var(--soft)}
.c-target{stroke:var(--soft);stroke-dasharray:3 3;stroke-width:1}
.c-series{stroke:var(--accent);stroke-width:1.8;stroke-linejoin:round}
.c-point,.c-last{fill:var(--accent)}
.c-withheld{fill:var(--ground);stroke:var(--soft)}
svg text{font-size:9px;fill:var(--soft);font-family:inherit;font-variant-numeric:tabular-nums}
svg text.c-value-words{font-weight:600;fill:var(--ink)}
.signature{max-width:18rem;margin-top:3rem}
.signature p{border-top:1px solid var(--soft);color:var(--soft);font-size:.88rem;margin:2.6rem 0 0;padding-top:.2rem}
@media (max-width:40rem){dl.named>div{grid-template-columns:1fr}td,th{padding:.45rem .55rem}}
@media print{th[scope=row]{font-size:1em}.small{font-size:8pt}td .small,th .small{font-size:.9em}dl.named,li{break-inside:avoid}dl.named{font-size:9.5pt}dl.named dt{font-size:8.5pt}th[scope=row],td,.code{min-width:0}body{background:#fff}main,header,footer{max-width:none;padding:0}header{padding-top:0}.skip{display:none}.scroll{overflow:visible;border:0;background:none}thead{display:table-header-group}tr,figure,dl.named>div{break-inside:avoid}section.page{break-before:page}h2,h3,h4{break-after:avoid}table{font-size:8.5pt}td,th{padding:3pt 4pt}figure.chart details{display:none}p,li{orphans:3;widows:3}footer{padding:8pt 0 0;font-size:8pt}}
`.replaceAll('\n', '');
