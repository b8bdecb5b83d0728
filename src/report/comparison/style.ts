/** What the comparison adds to the look of the vendor view: wide on the screen, one page in landscape on paper. */
export const comparisonStyle = `
main,header,footer{max-width:90rem}
.compared{table-layout:fixed}
.compared th[scope=col]{width:12rem;vertical-align:bottom}
.compared tr:last-child th[scope=row]{border-bottom:0}
.compared th[scope=row]{font-size:.92rem;color:var(--ink)}
.compared th[scope=col]:first-child,.compared th[scope=row]{position:sticky;left:0;background:var(--card)}
.compared thead th{font-size:.92rem;color:var(--ink)}.compared thead .source{font-weight:400;font-size:.78rem}
.compared .reason{display:block;margin-top:.25rem}
.alike{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.6rem}
.alike .verdict{margin-left:.3rem}
.paper{display:none}
.unknown .scroll{color:var(--ink)}
@media (max-width:40rem){.compared th[scope=col]:first-child{width:9rem}}
@page{size:A4 landscape;margin:8mm}
@media print{
html{font-size:7pt}
body{font-size:6.5pt;line-height:1.25}
main,header,footer{max-width:none;padding:0}header{padding-top:0}footer{padding:2mm 0 0;font-size:5pt}
h1{font-size:12pt;margin:0}h2{font-size:8pt;margin:1.5mm 0 .5mm}h3{font-size:7pt;margin:1mm 0 .5mm}
p{max-width:none;margin:.3mm 0}.notice{margin:1mm 0}.eyebrow{display:none}
.compared{font-size:6.5pt}.compared th,.compared td{padding:.5mm 1mm;min-width:0}
.compared th[scope=col],.compared th[scope=row],.compared th[scope=col]:first-child{width:auto;font-size:6.5pt;position:static}
.compared .reason,.screen{display:none}.paper{display:block}
.source{font-size:5.5pt;margin:0}.compared td .source{display:inline;margin-left:1mm}.verdict{font-size:6.5pt;gap:.8mm}.verdict::before{width:1.6mm;height:1.6mm;border-width:.3mm}
.unknown{padding:.5mm 1mm;margin:1mm 0}.unknown h3{display:inline;margin-right:4mm}
.small{font-size:5.5pt}
}
`.replaceAll('\n', '');
