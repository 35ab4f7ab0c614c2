import type { Meta, StoryObj } from '@storybook/react-vite';
import { GrowthIcon, stageOfLevel } from './growth-icon.tsx';

const meta = {
  title: 'Drawings/Growth icon',
  component: GrowthIcon,
  args: { stage: 'leaf', className: 'size-10' },
} satisfies Meta<typeof GrowthIcon>;
export default meta;
type Story = StoryObj<typeof meta>;

export const One: Story = {};
export const AllLevels: Story = {
  render: ({ className = '' }) => (
    <div className="flex flex-wrap gap-4">
      {[1, 2, 3, 4, 5, 6, 7, 8].map((level) => (
        <GrowthIcon key={level} stage={stageOfLevel(level)} className={className} />
      ))}
    </div>
  ),
};
