import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { userStorageKey } from '#src/backend/user-storage.ts';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { reportedRunQueryOptions } from './api/get-reported-run.ts';
import { dashboardTexts } from './dashboard.texts.ts';

const texts = dashboardTexts.practice;
const storageKey = userStorageKey('reported-run-explained');

/** Explains once why the editor's days in a row differ from ours; gone for good when understood. */
export function ReportedRunNote({ userId, computed }: { readonly userId: string; readonly computed: number }) {
  const [understood, setUnderstood] = useState(() => window.localStorage.getItem(storageKey) !== null);
  const reported = useQuery({ ...reportedRunQueryOptions(userId), enabled: !understood }).data ?? null;
  if (understood || reported === null || reported === computed) return null;
  const dismiss = () => {
    window.localStorage.setItem(storageKey, 'yes');
    setUnderstood(true);
  };
  return (
    <Notice
      action={
        <Button variant="quiet" size="sm" onClick={dismiss}>
          {texts.understood}
        </Button>
      }
    >
      {texts.reported(reported, computed)}
    </Notice>
  );
}
