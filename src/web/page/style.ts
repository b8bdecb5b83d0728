import { style } from '../../report/html/style.ts';

/** What a dossier's page adds to the look of all reports. */
const added = `
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;padding:0;margin:1.2rem 0 0;list-style:none;font-size:.92rem}
.notice+.notice{margin-top:0}
.check{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1.1rem 1.3rem;margin:1rem 0}
.check h3{margin:0 0 .4rem}
.check pre{margin:.7rem 0;padding:.7rem .9rem;background:var(--ground);border:1px solid var(--line);border-radius:.4rem;overflow-x:auto;overflow-wrap:normal}
button{font:inherit;font-weight:600;color:var(--card);background:var(--accent);border:1px solid var(--accent);border-radius:.4rem;padding:.55rem 1.1rem;margin:.5rem 0;cursor:pointer}
button:hover{text-decoration:underline}
button[aria-disabled=true]{cursor:default;color:var(--soft);background:var(--ground);border-color:var(--line)}
button:focus-visible,.scroll:focus-visible,pre:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
progress{display:block;width:100%;max-width:46rem;height:.5rem;accent-color:var(--accent)}
[hidden]{display:none!important}
.status{min-height:1.55em;font-weight:600;font-variant-numeric:tabular-nums}
.wrong{border-left:4px solid var(--not);padding:.1rem 0 .1rem .9rem;margin:1rem 0}
.wrong h3{color:var(--not)}
.outcomes{padding-left:1.1rem;margin:.4rem 0}
.outcomes>li{margin:.5rem 0}
.outcomes p{margin:.1rem 0}
.outcome-group summary{justify-content:flex-start}
.share{display:block;width:100%;height:.5rem;margin:.5rem 0 .1rem;border-radius:.25rem}
.share .all{fill:var(--bar)}.share .part{fill:var(--accent)}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,22rem),1fr));gap:1rem;align-items:start}
figure{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.1rem;margin:0;min-width:0;break-inside:avoid}
figcaption b,figcaption span{display:block}
figure .scroll{margin:.6rem 0 .2rem;max-height:19rem;overflow:auto}
figure th,figure td{padding:.3rem .7rem}
figure th:last-child{text-align:right}
figure td{white-space:nowrap}
.chart{display:block;width:100%;height:auto;margin-top:.5rem;color:var(--accent)}
.chart .grid{stroke:var(--line)}
.chart .signed{stroke:var(--soft);stroke-dasharray:3 3}
.chart .course{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}
.chart circle{fill:currentColor}
.chart text{fill:var(--soft);font:11px system-ui,sans-serif;font-variant-numeric:tabular-nums}
.digest{font-size:.72rem;overflow-wrap:anywhere}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
details:target{outline:2px solid var(--accent)}
@page{margin:14mm}
@media print{#recheck,nav,.skip,.goals a{display:none}main,header,footer{max-width:none;padding-left:0;padding-right:0}h2{margin-top:1.6rem}.charts{grid-template-columns:1fr 1fr}.scroll,figure .scroll{overflow:visible;max-height:none}.check pre{white-space:pre-wrap}a{color:inherit;text-decoration:none}.goals>li,.check{padding:.6rem .8rem}details{break-inside:auto;margin:.15rem 0}summary{padding:.2rem .6rem;break-after:avoid}details>div{padding:.1rem .6rem .4rem}ul.findings{margin:.2rem 0}}
`.replaceAll('\n', '');

/** The style file of a dossier's page. */
export const pageStyle = `${style}${added}\n`;
