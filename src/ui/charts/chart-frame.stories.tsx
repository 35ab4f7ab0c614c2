import type { Meta, StoryObj } from '@storybook/react-vite';
import { week } from '#tests/support/figures.ts';
import { ChartFrame } from './chart-frame.tsx';
import { MinutesBars } from './minutes-bars.tsx';

const meta = {
  title: 'Charts/Frame',
  component: ChartFrame,
  args: {
    title: 'This week',
    summary: '62 of 105 minutes over five days.',
    table: { columns: ['Day', 'Minutes'], rows: week.map((bar) => [bar.label, bar.minutes]) },
    children: <MinutesBars data={week} goalMinutes={15} />,
  },
} satisfies Meta<typeof ChartFrame>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Drawing: Story = { args: { actions: '62 of 105 minutes' } };
export const WithSummaryAndFiles: Story = { args: { summaryShown: true, download: true } };
export const AsTable: Story = {
  play: ({ canvasElement }) => canvasElement.querySelector<HTMLElement>('button[aria-pressed]')?.click(),
};
export const FilesOffered: Story = {
  args: { download: true },
  play: ({ canvasElement }) => canvasElement.querySelector<HTMLElement>('button[aria-expanded]')?.click(),
};
