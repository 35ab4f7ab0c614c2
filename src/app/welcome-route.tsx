import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { paths, safeNextPath } from '#src/config/paths.ts';
import { WelcomePage } from '#src/features/onboarding/welcome-page.tsx';
import { locationOf } from './location-of.ts';

const route = getRouteApi(`/signed-in${paths.welcome}`);

export function WelcomeRoute() {
  const { next } = route.useSearch();
  const navigate = useNavigate();
  return <WelcomePage onDone={() => void navigate({ ...locationOf(safeNextPath(next)), replace: true })} />;
}
