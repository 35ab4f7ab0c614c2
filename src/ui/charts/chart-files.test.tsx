import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { axeViolations } from '#tests/support/axe.ts';
import { saveFile } from '../save-file.ts';
import { Toaster } from '../toast.tsx';
import { uiTexts } from '../ui.texts.ts';
import { selectProps } from './bar-select.ts';
import { calendarCells, calendarTarget, monthColumns } from './calendar-map.layout.ts';
import { CalendarMap } from './calendar-map.tsx';
import { ChartFrame } from './chart-frame.tsx';
import { chartFileName, drawingPng, mainDrawing, standaloneSvg, tableCsv } from './export-chart.ts';
import { HourDrift } from './hour-drift.tsx';

vi.mock('../save-file.ts', () => ({ saveFile: vi.fn() }));
const saved = vi.mocked(saveFile);
beforeEach(() => saved.mockClear());
afterEach(() => vi.restoreAllMocks());

const table = {
  columns: ['Day', 'Minutes'],
  rows: [
    ['Monday, 3 March', 1234.5],
    ['=1+1', -3],
    ['say "hi"', 'rest'],
  ],
};

describe('CSV', () => {
  it('keeps numbers as numbers, quotes what must be, and runs nothing', () => {
    expect(tableCsv(table)).toBe('\uFEFFDay,Minutes\r\n"Monday, 3 March",1234.5\r\n\'=1+1,-3\r\n"say ""hi""",rest\r\n');
    expect(tableCsv({ columns: ['+a', '-b', '@c', '-5'], rows: [] })).toBe("\uFEFF'+a,'-b,'@c,-5\r\n");
  });

  it('has a name that says what it is', () => {
    expect(chartFileName('Minutes per day')).toBe('breath-master-minutes-per-day');
    expect(chartFileName(' XP (this time) ')).toBe('breath-master-xp-this-time');
  });
});

const svgText =
  '<svg width="40" height="20"><rect class="heat-cell" fill="red" width="4" height="4" style="opacity: 0.5"></rect></svg>';

describe('PNG', () => {
  it('draws from an image of its own that carries its colours and no style', () => {
    document.body.innerHTML = svgText;
    const svg = mainDrawing(document.body);
    if (svg === null) throw new Error('no drawing');
    const text = standaloneSvg(svg, { width: 40, height: 20 });
    expect(text).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(text).toContain('opacity="0.5"');
    expect(text).not.toMatch(/class=|style=/);
    expect(svg.innerHTML).toContain('class="heat-cell"');
    document.body.innerHTML = '';
    expect(mainDrawing(document.body)).toBeNull();
  });

  const canvasThat = (context: unknown, blob: Blob | null) => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as null);
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(blob));
    vi.stubGlobal(
      'Image',
      class {
        src = '';
        decode = async () => undefined;
      },
    );
    Object.assign(URL, { createObjectURL: () => 'blob:drawing', revokeObjectURL: vi.fn() });
  };
  const drawing = () => {
    document.body.innerHTML = svgText;
    const svg = document.querySelector('svg');
    if (svg === null) throw new Error('no drawing');
    return svg;
  };
  afterEach(() => vi.unstubAllGlobals());

  it('has the title above the drawing and lets go of what it made on the way', async () => {
    const grounds: unknown[] = [];
    const fillRect = vi.fn(() => grounds.push(context.fillStyle));
    const context = { fillStyle: '', scale: vi.fn(), fillRect, fillText: vi.fn(), drawImage: vi.fn() };
    const png = new Blob(['png']);
    canvasThat(context, png);
    const svg = drawing();
    expect(await drawingPng(svg, 'Minutes')).toBe(png);
    document.body.style.backgroundColor = 'rgb(1, 2, 3)';
    await drawingPng(svg, 'Minutes');
    document.body.style.backgroundColor = '';
    // In the colour that it stands on, white where there is none.
    expect(grounds).toEqual(['white', 'rgb(1, 2, 3)']);
    expect(context.fillText).toHaveBeenCalledWith('Minutes', expect.any(Number), expect.any(Number));
    expect(context.drawImage).toHaveBeenCalledTimes(2);
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:drawing');
  });

  it('says when a browser cannot', async () => {
    canvasThat(null, null);
    await expect(drawingPng(drawing(), 'x')).rejects.toThrow('draws no images');
    canvasThat({ scale: vi.fn(), fillRect: vi.fn(), fillText: vi.fn(), drawImage: vi.fn() }, null);
    await expect(drawingPng(drawing(), 'x')).rejects.toThrow('makes no images');
  });
});

describe('a chart that can be taken away', () => {
  const frame = () =>
    render(
      <>
        <ChartFrame title="Minutes" summary="s" table={table} download>
          <svg data-testid="drawing" />
        </ChartFrame>
        <Toaster />
      </>,
    );
  const openMenu = () => userEvent.click(screen.getByRole('button', { name: uiTexts.download('Minutes') }));

  it('gives its figures as CSV', async () => {
    const { container } = frame();
    await openMenu();
    expect(await axeViolations(container)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: uiTexts.downloadCsv('Minutes') }));
    expect(saved).toHaveBeenCalledWith(expect.any(Blob), 'breath-master-minutes.csv');
    expect(screen.queryByRole('button', { name: uiTexts.downloadCsv('Minutes') })).toBeNull();
  });

  it('gives its drawing as PNG, and says so kindly when that fails', async () => {
    frame();
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
    vi.stubGlobal(
      'Image',
      class {
        decode = async () => undefined;
      },
    );
    await openMenu();
    await userEvent.click(screen.getByRole('button', { name: uiTexts.downloadPng('Minutes') }));
    expect(await screen.findByText(uiTexts.pngFailed)).toBeVisible();
    expect(saved).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });

  it('has no drawing to give while the table is shown', async () => {
    frame();
    await userEvent.click(screen.getByRole('button', { name: 'As table' }));
    await openMenu();
    expect(screen.getByRole('button', { name: uiTexts.downloadCsv('Minutes') })).toBeVisible();
    expect(screen.queryByRole('button', { name: uiTexts.downloadPng('Minutes') })).toBeNull();
  });

  it('writes numbers in the reader’s way and lets a row lead on', async () => {
    render(
      <ChartFrame
        title="Minutes"
        summary="s"
        table={{ ...table, link: (row, words) => (row === 0 ? <a href="/there">{words}</a> : null) }}
      >
        <svg />
      </ChartFrame>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'As table' }));
    expect(screen.getByRole('cell', { name: '1,235' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Monday, 3 March' })).toHaveAttribute('href', '/there');
    expect(screen.getByRole('rowheader', { name: '=1+1' })).toBeVisible();
  });
});

describe('the calendar', () => {
  const days = Array.from({ length: 40 }, (_, at) => ({
    date: new Date(Date.UTC(2025, 2, 5 + at)).toISOString().slice(0, 10),
    value: at % 4,
  }));

  it('puts days into weeks that begin where the person’s do', () => {
    // 5 March 2025 is a Wednesday.
    expect(calendarCells(days, 1)[0]).toMatchObject({ column: 0, row: 2 });
    expect(calendarCells(days, 7)[0]).toMatchObject({ column: 0, row: 3 });
    expect(calendarCells(days, 6)[4]).toMatchObject({ column: 1, row: 1 });
    expect(calendarCells([{ date: '1969-12-30', value: 0 }], 1)[0]).toMatchObject({ row: 1 });
    expect(calendarCells([], 1)).toEqual([]);
  });

  it('names months where there is room', () => {
    expect(monthColumns(calendarCells(days, 1))).toEqual([
      { column: 0, date: '2025-03-05' },
      { column: 4, date: '2025-04-01' },
    ]);
    expect(monthColumns(calendarCells(days.slice(20), 1))).toEqual([{ column: 1, date: '2025-04-01' }]);
  });

  it.each([
    ['ArrowRight', 3, 10],
    ['ArrowRight', 35, 35],
    ['ArrowLeft', 3, 3],
    ['ArrowDown', 3, 4],
    ['ArrowUp', 0, 0],
    ['Home', 9, 0],
    ['End', 9, 39],
    ['a', 9, null],
  ])('%s from day %i leads to %s', (key, from, to) => {
    expect(calendarTarget(key, from, 40)).toBe(to);
  });

  it('has one tab stop, moves by keys, and opens a day by Enter, Space and click', async () => {
    const chosen = vi.fn();
    const { container } = render(
      <CalendarMap
        days={days}
        weekStart={1}
        label="Minutes"
        describe={(date, value) => `${date}: ${value}`}
        onSelect={chosen}
      />,
    );
    expect(await axeViolations(container)).toEqual([]);
    screen.getByRole('gridcell', { name: '2025-04-13: 3' }).focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(document.activeElement).toHaveAttribute('aria-label', '2025-04-06: 0');
    expect(within(container).getAllByText('2025-04-06: 0')[0]).toBeVisible();
    await userEvent.keyboard('{Enter}{ArrowDown} ');
    await userEvent.click(screen.getByRole('gridcell', { name: '2025-03-05: 0' }));
    expect(chosen.mock.calls).toEqual([['2025-04-06'], ['2025-04-07'], ['2025-03-05']]);
    expect(container.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    await userEvent.hover(screen.getByRole('gridcell', { name: '2025-03-06: 1' }));
    expect(screen.getByText('2025-03-06: 1')).toBeVisible();
    await userEvent.unhover(screen.getByRole('gridcell', { name: '2025-03-06: 1' }));
    await waitFor(() => expect(screen.queryByText('2025-03-06: 1')).toBeNull());
  });

  it('without a place to lead to is there to be read', async () => {
    render(<CalendarMap days={days} weekStart={1} label="Minutes" describe={(date) => date} />);
    const day = screen.getByRole('gridcell', { name: '2025-03-05' });
    day.focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(day);
    expect(day).not.toHaveClass('cursor-pointer');
  });
});

it('the hours show where starts lie, rest as an empty place', () => {
  const { container } = render(
    <HourDrift
      formatHour={(hour) => `${hour} h`}
      points={[
        { key: 'a', label: 'Mon', words: 'Monday: around 8', spread: { low: 7, middle: 8, high: 20 } },
        { key: 'b', label: 'Tue', words: 'Tuesday: rest', spread: null },
      ]}
    />,
  );
  expect(container.querySelectorAll('circle')).toHaveLength(1);
  expect(screen.getByText('24 h')).toBeInTheDocument();
  const place = container.querySelectorAll('rect')[1];
  if (place === undefined) throw new Error('no place');
  fireEvent.pointerEnter(place);
  expect(screen.getByText('Tuesday: rest')).toBeInTheDocument();
  fireEvent.pointerLeave(place);
  expect(screen.queryByText('Tuesday: rest')).toBeNull();
});

it('a bar is chosen by its key, and nothing by a click beside', () => {
  const chosen = vi.fn();
  const props = selectProps(chosen);
  props.onClick?.({ activeLabel: '2025-03-05' });
  props.onClick?.({ activeLabel: undefined });
  expect(chosen.mock.calls).toEqual([['2025-03-05']]);
  expect(selectProps(undefined)).toEqual({});
});
