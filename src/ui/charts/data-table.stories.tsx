import type { Meta, StoryObj } from '@storybook/react-vite';
import { month, week } from '#tests/support/figures.ts';
import { DataTable } from './data-table.tsx';

const columns = ['Day', 'Minutes'];

const meta = {
  title: 'Charts/Table',
  component: DataTable,
  args: { caption: 'This week', table: { columns, rows: week.map((bar) => [bar.label, bar.minutes]) } },
} satisfies Meta<typeof DataTable>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Short: Story = {};
export const Long: Story = {
  args: { caption: 'This month', table: { columns, rows: month('m').map((bar) => [bar.key, bar.minutes]) } },
};
export const WithLinks: Story = {
  args: {
    table: {
      columns,
      rows: week.map((bar) => [bar.label, bar.minutes]),
      link: (_, words) => <a href="#sessions">{words}</a>,
    },
  },
};
