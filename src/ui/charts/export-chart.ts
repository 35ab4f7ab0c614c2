import type { ChartTable } from './series.ts';

/** A cell as CSV: quoted where it must be; a text that a spreadsheet would run as a formula is marked as text. */
function csvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table of a chart as CSV (RFC 4180), with the mark that lets spreadsheets read it as UTF-8. */
export function tableCsv(table: ChartTable): string {
  const lines = [table.columns, ...table.rows].map((row) => row.map(csvCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** A file name from a chart's title: "Minutes per day" → "breath-master-minutes-per-day". */
export function chartFileName(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `breath-master-${slug}`;
}

/** What style sheets give and an image on its own would lose. All of them exist as attributes, so no style is inlined. */
const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
  'visibility',
] as const;

/** The largest SVG within an element (the others are legend marks), or `null`. */
export function mainDrawing(element: Element): SVGSVGElement | null {
  const area = (svg: Element) => {
    const box = svg.getBoundingClientRect();
    return box.width * box.height;
  };
  const drawings = [...element.querySelectorAll('svg')];
  return drawings.sort((a, b) => area(b) - area(a))[0] ?? null;
}

/** An SVG as a document of its own that looks as it does on the page. */
export function standaloneSvg(svg: SVGSVGElement, size: { readonly width: number; readonly height: number }): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  for (const [at, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[at];
    if (original === undefined) continue;
    const style = getComputedStyle(original);
    for (const property of carried) {
      const value = style.getPropertyValue(property);
      if (value !== '') element.setAttribute(property, value);
    }
    element.removeAttribute('class');
    element.removeAttribute('style');
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(size.width));
  copy.setAttribute('height', String(size.height));
  return new XMLSerializer().serializeToString(copy);
}

/** The colour that an element stands on: of the nearest one around it that has any. A canvas knows no custom properties. */
function groundOf(element: Element): string {
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    const { backgroundColor } = getComputedStyle(around);
    if (backgroundColor !== '' && backgroundColor !== 'transparent' && backgroundColor !== 'rgba(0, 0, 0, 0)') {
      return backgroundColor;
    }
  }
  return 'white';
}

const scale = 2;
const padding = 24;
const titleHeight = 36;

/** A drawing as a PNG with its title above, in the colours of the page, twice as fine as the screen asks for. */
export async function drawingPng(svg: SVGSVGElement, title: string): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const url = URL.createObjectURL(new Blob([standaloneSvg(svg, { width, height })], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil((width + 2 * padding) * scale);
    canvas.height = Math.ceil((height + 2 * padding + titleHeight) * scale);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser draws no images.');
    context.scale(scale, scale);
    context.fillStyle = groundOf(svg);
    context.fillRect(0, 0, width + 2 * padding, height + 2 * padding + titleHeight);
    context.fillStyle = getComputedStyle(document.body).color;
    context.font = `600 16px ${getComputedStyle(document.body).fontFamily}`;
    context.fillText(title, padding, padding + 16);
    context.drawImage(image, padding, padding + titleHeight, width, height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('This browser makes no images.');
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}
