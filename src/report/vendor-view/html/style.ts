/** What the vendor view adds to the look of all reports. */
export const vendorStyle = `
.v-differs{color:var(--contradicted)}
.lead{font-size:1.05rem;max-width:46rem}
.unknown{background:none;border:1px dashed var(--line);border-radius:.5rem;padding:.7rem 1.1rem;margin:.6rem 0;color:var(--soft);break-inside:avoid}
.unknown h3{margin:.2rem 0}
.unknown p{max-width:none}
.unknown dl{margin:.3rem 0}
.unknown dt{color:var(--soft)}
h4{font-size:1rem;margin:0 0 .2rem}
.places{list-style:none;margin:0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:.5rem}
.places>li{display:grid;grid-template-columns:14rem 1fr 13rem;gap:.2rem 1.2rem;padding:.6rem 1.1rem;border-bottom:1px solid var(--line);break-inside:avoid}
.places>li:last-child{border-bottom:0}
.places .outcome{font-size:.9rem}
.lead{margin-top:2rem}
.outcome{display:inline-flex;align-items:center;gap:.4rem;font-weight:600;white-space:nowrap}
.outcome::before{content:"";width:.65rem;height:.65rem;border-radius:.15rem;border:2px solid currentColor;flex:none}
.o-found::before{background:currentColor}
.o-found{color:var(--accent)}
.o-absent,.o-unusable,.o-not-looked{color:var(--soft)}
.o-not-looked::before{border-style:dotted}
blockquote{margin:.6rem 0;padding:.7rem 1.1rem;background:var(--card);border:1px solid var(--line);border-left:3px solid var(--accent);border-radius:.5rem;break-inside:avoid}
blockquote p{margin:.1rem 0 .4rem;max-width:none}
.source{display:block;font-size:.85rem;color:var(--soft);margin-top:.3rem}
.panel{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.4rem 1.1rem .9rem;break-inside:avoid}
.panel h3{margin:.5rem 0 .3rem}
.panel dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.25rem 1rem;margin:.4rem 0}
.panel dt{margin:0;font-weight:400;color:var(--soft)}
.panel dd{font-variant-numeric:tabular-nums}
.share{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr minmax(7rem,auto);gap:.25rem 1rem;align-items:center;margin:.2rem 0}
.share .bar{margin:0}
.share .value{text-align:right;font-variant-numeric:tabular-nums;font-size:.92rem}
.asked{counter-reset:ask}
ol.ask{list-style:none;margin:0;padding:0}
ol.ask>li{counter-increment:ask}
ol.ask summary{justify-content:flex-start;flex-wrap:nowrap}
ol.ask summary::before{content:counter(ask);color:var(--soft);font-variant-numeric:tabular-nums;min-width:1.4rem;flex:none}
summary::after{content:"+";color:var(--soft);margin-left:auto}
details[open]>summary::after{content:"−"}
.clause{background:var(--ground);border-radius:.35rem;padding:.5rem .8rem}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;margin:1rem 0 0;padding:0;font-size:.92rem}
@media (max-width:40rem){.places>li{grid-template-columns:1fr}.panel dl,.share{grid-template-columns:1fr;gap:0}.panel dd{margin-bottom:.4rem}.share .value{text-align:left}}
.verdict::before,.outcome::before,.bar,.bar i{-webkit-print-color-adjust:exact;print-color-adjust:exact}
@media print{html{font-size:9.5pt}.tiles b{font-size:1.2rem}.lead{margin-top:1rem}nav,.skip{display:none}summary::after{content:none}.scroll{overflow:visible}}
`.replaceAll('\n', '');
