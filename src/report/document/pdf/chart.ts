import { pdf } from '../../escape/pdf.ts';
import type { Chart } from '../chart.ts';
import { chartDrawing, type ChartDrawing } from '../chart-drawing.ts';
import { colours, type, type TypeStyle } from './look.ts';
import type { Sheet } from './sheet.ts';

const lineLooks: Readonly<Record<ChartDrawing['lines'][number]['role'], { readonly colour: string; readonly width: number; readonly dash?: number }>> = {
  axis: { colour: colours.strong, width: 0.7 }, grid: { colour: colours.line, width: 0.5 }, series: { colour: colours.accent, width: 1.6 }, target: { colour: colours.soft, width: 0.9, dash: 3 },
};
const labelLooks: Readonly<Record<ChartDrawing['labels'][number]['role'], TypeStyle>> = { axis: type.chart, value: type.chartValue, target: type.chart };

/** Draws a chart as lines, with its words for whoever does not see it; title and drawing stay together. */
export function writeChart(sheet: Sheet, chart: Chart): void {
  const drawing = chartDrawing(chart, sheet.width);
  const { title } = chart;
  sheet.room((title === undefined ? 0 : sheet.heightOf(title, type.cellHead, sheet.width)) + drawing.height + 8);
  if (title !== undefined) sheet.element('P', () => { sheet.y = sheet.write(title, type.cellHead, { x: sheet.left, y: sheet.y, width: sheet.width }); });
  const top = sheet.y + 2;
  sheet.element('Figure', () => draw(sheet, drawing, top), { alt: pdf`${chart.description}`.value, bbox: [sheet.left, top, sheet.left + drawing.width, top + drawing.height] });
  sheet.y = top + drawing.height + 8;
}

function draw(sheet: Sheet, { lines, dots, labels }: ChartDrawing, top: number): void {
  sheet.drawing((document) => {
    document.save().translate(sheet.left, top).lineJoin('round');
    for (const { role, path } of lines) {
      const { colour, width, dash } = lineLooks[role];
      if (dash === undefined) document.undash();
      else document.dash(dash, { space: dash });
      document.path(path).lineWidth(width).stroke(colour);
    }
    document.undash();
    for (const { x, y, role } of dots) {
      if (role === 'withheld') document.circle(x, y, 2).lineWidth(0.8).fillAndStroke('#ffffff', colours.soft);
      else document.circle(x, y, role === 'last' ? 2.8 : 1.6).fill(colours.accent);
    }
    document.restore();
  });
  for (const { x, y, words, anchor, role } of labels) {
    const style = labelLooks[role];
    const width = sheet.widthOf(words, style) + 1;
    const from = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    sheet.write(words, style, { x: sheet.left + from, y: top + y - style.size * 0.6, width: width + 2, height: style.size * 2 });
  }
}
