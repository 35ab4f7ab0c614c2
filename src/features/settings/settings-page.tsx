import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useUserId } from '#src/backend/auth-session.ts';
import { preferencesQueryOptions } from '#src/backend/person/preferences.ts';
import { profileQueryOptions } from '#src/backend/person/profile.ts';
import { paths } from '#src/config/paths.ts';
import { Button } from '#src/ui/button.tsx';
import { Card } from '#src/ui/card.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Page } from '#src/ui/page.tsx';
import { LoadingNote, Skeleton } from '#src/ui/skeleton.tsx';
import { AccountSection } from './account-section.tsx';
import { AppearanceSection, GoalsSection, PrivacySection } from './preference-sections.tsx';
import { ProfileSection } from './profile-section.tsx';
import { settingsTexts } from './settings.texts.ts';

const sectionIds = ['profile', 'goals', 'appearance', 'privacy', 'devices', 'data', 'account'] as const;

interface SettingsPageProps {
  /** Sections that belong to other features. */
  readonly devices: ReactNode;
  readonly data: ReactNode;
  readonly addEmail: ReactNode;
  /** In the place of the account section, for a guest who has none. */
  readonly guest?: { readonly title: string; readonly section: ReactNode } | undefined;
}

/** One page of sections with anchors; every change is saved at once. */
export function SettingsPage({ devices, data, addEmail, guest }: SettingsPageProps) {
  return (
    <Page title={settingsTexts.title} lead={settingsTexts.lead}>
      <div className="grid items-start gap-5 lg:grid-cols-[11rem_minmax(0,1fr)] lg:gap-8">
        <SectionLinks accountTitle={guest?.title ?? settingsTexts.sections.account} />
        <div className="grid min-w-0 max-w-3xl gap-5">
          <PersonSections />
          <Card id="devices" title={settingsTexts.sections.devices} className="scroll-mt-6">
            {devices}
          </Card>
          <Card id="data" title={settingsTexts.sections.data} className="scroll-mt-6">
            {data}
          </Card>
          {guest === undefined ? <AccountSection addEmail={addEmail} /> : guest.section}
        </div>
      </div>
    </Page>
  );
}

function SectionLinks({ accountTitle }: { readonly accountTitle: string }) {
  return (
    <nav aria-label={settingsTexts.sectionsLabel} className="-mx-1 overflow-x-auto lg:sticky lg:top-6">
      <ul className="flex gap-1 lg:grid">
        {sectionIds.map((id) => (
          <li key={id}>
            <Link
              to={paths.settings}
              hash={id}
              className="flex min-h-11 items-center rounded-control px-3 whitespace-nowrap text-muted no-underline hover:bg-raised hover:text-ink"
            >
              {id === 'account' ? accountTitle : settingsTexts.sections[id]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function PersonSections() {
  const userId = useUserId();
  const profile = useQuery(profileQueryOptions(userId));
  const preferences = useQuery(preferencesQueryOptions(userId));
  const ready = profile.data !== undefined && preferences.data !== undefined;
  useAnchor(ready);

  if (ready) {
    return (
      <>
        <ProfileSection profile={profile.data} />
        <GoalsSection preferences={preferences.data} />
        <AppearanceSection preferences={preferences.data} />
        <PrivacySection preferences={preferences.data} />
      </>
    );
  }
  const error = profile.error ?? preferences.error;
  if (error) {
    const retry = () => Promise.all([profile.refetch(), preferences.refetch()]);
    return (
      <Notice
        tone="attention"
        title={settingsTexts.loadFailed}
        action={
          <Button variant="secondary" onClick={() => void retry()}>
            {settingsTexts.tryAgain}
          </Button>
        }
      >
        {error.message}
      </Notice>
    );
  }
  return (
    <>
      <LoadingNote />
      <Skeleton className="h-96 rounded-card" />
      <Skeleton className="h-40 rounded-card" />
      <Skeleton className="h-72 rounded-card" />
      <Skeleton className="h-64 rounded-card" />
    </>
  );
}

/** A link to a section arrives before the sections do: go there once they stand. */
function useAnchor(ready: boolean): void {
  const id = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (ready && sectionIds.some((known) => known === id)) document.getElementById(id)?.scrollIntoView();
  }, [ready, id]);
}
