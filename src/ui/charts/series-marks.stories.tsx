import type { Meta, StoryObj } from '@storybook/react-vite';
import { SeriesLegend } from './series-marks.tsx';

const series = ['First', 'Second', 'Third', 'Fourth'].map((label) => ({ key: label, label }));

const meta = {
  title: 'Charts/Legend',
  component: SeriesLegend,
  args: { series },
} satisfies Meta<typeof SeriesLegend>;
export default meta;
type Story = StoryObj<typeof meta>;

export const FourSeries: Story = {};
export const WithValues: Story = { args: { values: { First: '420', Second: '160', Third: '32', Fourth: '8' } } };
