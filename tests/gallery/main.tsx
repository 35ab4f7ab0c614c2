import '#src/ui/styles.css';
import { ChartColumn, House, List, Settings } from 'lucide-react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Announcer } from '#src/ui/announcer.tsx';
import { AppShell } from '#src/ui/shell.tsx';
import { Toaster } from '#src/ui/toast.tsx';
import { ControlsPage } from './controls-page.tsx';
import { DashboardSketch } from './dashboard-sketch.tsx';
import { DrawingsPage } from './drawings-page.tsx';

const pages = { '/': DashboardSketch, '/controls': ControlsPage, '/drawings': DrawingsPage } as const;
const current = Object.keys(pages).find((path) => path === window.location.pathname) ?? '/';
const CurrentPage = pages[current as keyof typeof pages];

const nav = [
  { to: '/', label: 'Today', icon: <House /> },
  { to: '/drawings', label: 'Analytics', icon: <ChartColumn /> },
  { to: '/sessions', label: 'Sessions', icon: <List /> },
  { to: '/controls', label: 'Settings', icon: <Settings /> },
].map((item) => ({ ...item, current: item.to === current }));

const root = document.getElementById('root');
if (root === null) throw new Error('The gallery page has no root element.');
createRoot(root).render(
  <StrictMode>
    <AppShell nav={nav} status={<span className="text-caption text-muted">live</span>}>
      <CurrentPage />
    </AppShell>
    <Announcer />
    <Toaster />
  </StrictMode>,
);
