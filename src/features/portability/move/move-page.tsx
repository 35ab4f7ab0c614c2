import { Link } from '@tanstack/react-router';
import { useAuthSession, useUserId } from '#src/backend/auth-session.ts';
import { paths } from '#src/config/paths.ts';
import { Button, buttonClass } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Page } from '#src/ui/page.tsx';
import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { BackupStep } from './backup-step.tsx';
import { CheckStep } from './check-step.tsx';
import { ImportStep } from './import-step.tsx';
import { moveTexts as texts } from './move.texts.ts';
import type { MoveState } from './move-state.ts';
import { SetupStep } from './setup-step.tsx';
import { type StepName, StepsList } from './steps-list.tsx';
import { UndoCard } from './undo-card.tsx';
import { useMoveState, useMoveSteps } from './use-move.ts';

function stepOf({ backup, run }: MoveState, isGuest: boolean): StepName {
  if (run !== null && !isGuest) return run.phase === 'checking' ? 'check' : 'import';
  return backup === null ? 'backup' : 'setup';
}

function Finished({ sessions }: { readonly sessions: number }) {
  return (
    <Card>
      <EmptyState
        title={texts.finished.title}
        titleAs="h2"
        actions={
          <>
            <Link to={paths.today} className={buttonClass()}>
              {texts.finished.today}
            </Link>
            <Link to={paths.pair} className={buttonClass({ variant: 'secondary' })}>
              {texts.finished.pair}
            </Link>
          </>
        }
      >
        {texts.finished.body(sessions)}
      </EmptyState>
    </Card>
  );
}

function Move() {
  const userId = useUserId();
  const isGuest = useAuthSession().status === 'guest';
  const move = useMoveState(userId);
  const steps = useMoveSteps(userId);
  if (move.isError) {
    return (
      <Notice
        tone="attention"
        action={
          <Button variant="secondary" size="sm" onClick={() => void move.refetch()}>
            {texts.tryAgain}
          </Button>
        }
      >
        {texts.unreadable}
      </Notice>
    );
  }
  if (move.data === undefined) {
    return (
      <Card>
        <LoadingNote text={texts.loading} />
        <Skeleton className="h-56 w-full" />
      </Card>
    );
  }
  const { data, isNew, state } = move.data;
  if (steps.finish.isSuccess || (isNew && steps.finish.isPending)) {
    return <Finished sessions={steps.finish.variables} />;
  }
  if (isNew) {
    return (
      <Card>
        <EmptyState
          title={texts.nothing.title}
          titleAs="h2"
          actions={
            <Link to={paths.today} className={buttonClass()}>
              {texts.nothing.action}
            </Link>
          }
        >
          {texts.nothing.body}
        </EmptyState>
      </Card>
    );
  }
  const step = stepOf(state, isGuest);
  return (
    <div className="grid grid-cols-1 gap-4">
      <StepsList current={step} />
      {steps.undo.isSuccess && state.run === null && <Notice>{texts.undo.done}</Notice>}
      {step === 'backup' && <BackupStep data={data} state={state} />}
      {step === 'setup' && <SetupStep userId={userId} data={data} run={steps.run} />}
      {step === 'import' && state.run !== null && <ImportStep userId={userId} move={state.run} {...steps} />}
      {step === 'check' && state.run !== null && (
        <CheckStep userId={userId} data={data} move={state.run} finish={steps.finish} />
      )}
      {state.run?.account === userId && <UndoCard move={state.run} undo={steps.undo} />}
    </div>
  );
}

/** A guest's practice on its way into an account: backup, set-up, import, check; taken back at any moment before the end. */
export function MovePage() {
  return (
    <Page title={texts.title} lead={texts.lead} width="text">
      <Move />
    </Page>
  );
}
