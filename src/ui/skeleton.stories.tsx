import type { Meta, StoryObj } from '@storybook/react-vite';
import { LoadingNote, Skeleton } from './skeleton.tsx';

const meta = { title: 'Surfaces/Skeleton', component: Skeleton } satisfies Meta<typeof Skeleton>;
export default meta;

export const HoldsThePlace: StoryObj<typeof meta> = {
  render: () => (
    <div className="grid gap-3">
      <LoadingNote />
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-24 w-full" />
    </div>
  ),
};
