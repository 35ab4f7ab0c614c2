import { SessionStage, type SessionStageProps } from './session-stage.tsx';
import { useUpkeep } from './use-upkeep.ts';

interface RunningSessionProps extends SessionStageProps {
  /** Whether the person's other tabs may know. */
  readonly shareLive: boolean;
}

/** A session that is going on: its stage, and what keeps it current. */
export function RunningSession({ shareLive, ...stage }: RunningSessionProps) {
  useUpkeep(stage.plan, stage.clock.state, shareLive);
  return <SessionStage {...stage} />;
}
