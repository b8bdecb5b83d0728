/** The look of the report: one set of tokens for light, dark and paper. No file, font or script is loaded. */
export const style = `
:root{color-scheme:light dark;--ground:#fbfaf7;--card:#fff;--ink:#1c2024;--soft:#5b636c;--line:#dedbd3;--accent:#0b5c6b;--met:#1d6b3a;--partly:#8a5a00;--not:#a32020;--contradicted:#7c2d8e;--claimed:#1f5f99;--unknown:#5b636c;--bar:#e9e6de}
@media (prefers-color-scheme:dark){:root{--ground:#14171a;--card:#1c2024;--ink:#eceae4;--soft:#a5adb5;--line:#343a40;--accent:#6fc3d2;--met:#74cf95;--partly:#e7b75b;--not:#f08c83;--contradicted:#d59be6;--claimed:#86bdf0;--unknown:#a5adb5;--bar:#2b3137}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:64rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .4rem;letter-spacing:-.01em}
h2{font-size:1.2rem;margin:2.6rem 0 .8rem;letter-spacing:-.005em}
h3{font-size:1rem;margin:1.4rem 0 .4rem}
p{margin:.4rem 0;max-width:46rem}
a{color:var(--accent)}
.eyebrow{color:var(--soft);font-size:.85rem;margin:0}
.facts{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;margin:.8rem 0 0;padding:0;list-style:none;color:var(--soft);font-size:.9rem}
.notice{border-left:3px solid var(--accent);padding:.1rem 0 .1rem .9rem;margin:1.2rem 0;color:var(--soft)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.6rem;margin:1rem 0;padding:0;list-style:none}
.tiles li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.7rem .9rem}
.tiles b{display:block;font-size:1.6rem;line-height:1.1;font-variant-numeric:tabular-nums}
.tiles span{font-size:.85rem;color:var(--soft)}
.goals{display:grid;gap:.6rem;margin:0;padding:0;list-style:none}
.goals>li{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.9rem 1.1rem;display:grid;grid-template-columns:14rem 1fr;gap:.2rem 1.2rem;break-inside:avoid}
.goals h3{margin:0}
.verdict{display:inline-flex;align-items:center;gap:.4rem;font-weight:600;font-size:.9rem;white-space:nowrap}
.verdict::before{content:"";width:.65rem;height:.65rem;border-radius:50%;background:currentColor;flex:none}
.v-met{color:var(--met)}.v-partly-met{color:var(--partly)}.v-not-met{color:var(--not)}.v-contradicted{color:var(--contradicted)}.v-claimed{color:var(--claimed)}.v-unknown,.v-not-applicable,.v-another-way{color:var(--unknown)}
.v-unknown::before,.v-not-applicable::before,.v-another-way::before{background:none;border:2px solid currentColor}
.v-partly-met::before{background:linear-gradient(90deg,currentColor 50%,transparent 50%);border:2px solid currentColor}
.seen{margin:0}
.bar{display:block;width:100%;height:.5rem;margin:.5rem 0 .1rem;background:var(--bar);border-radius:.25rem;overflow:hidden}
.bar i{display:block;height:100%;background:var(--accent)}
.small{font-size:.85rem;color:var(--soft)}
ol.next{padding-left:1.4rem}ol.next li{margin:.5rem 0}
code,.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.86em}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:.5rem}
th,td{text-align:left;vertical-align:top;padding:.55rem .8rem;border-bottom:1px solid var(--line)}
td{min-width:6rem}
tr:last-child td{border-bottom:0}
th{font-size:.8rem;color:var(--soft);font-weight:600}
td.number{text-align:right;white-space:nowrap}
details{background:var(--card);border:1px solid var(--line);border-radius:.5rem;margin:.4rem 0;break-inside:avoid}
summary{cursor:pointer;padding:.6rem .9rem;display:flex;gap:.6rem 1rem;justify-content:space-between;align-items:baseline;flex-wrap:wrap}
summary:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:.3rem}
details>div{padding:.1rem .9rem .9rem;border-top:1px solid var(--line)}
dl{margin:.6rem 0}dt{font-weight:600;font-size:.9rem;margin-top:.5rem}dd{margin:0}
ul.findings{padding-left:1.1rem;margin:.4rem 0}
svg.series{display:block;max-width:100%;height:auto;color:var(--accent)}
footer{padding:2.5rem 1.25rem 3rem;color:var(--soft);font-size:.88rem}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:1}
@media (max-width:40rem){.goals>li{grid-template-columns:1fr}h1{font-size:1.5rem}}
@media print{:root{--ground:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb}body{font-size:10pt}details:not(.quiet)::details-content{content-visibility:visible;display:block;block-size:auto}summary{list-style:none}h2{break-after:avoid}}
`.replaceAll('\n', '');
