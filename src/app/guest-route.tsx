import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { paths, safeNextPath } from '#src/config/paths.ts';
import { GuestPage } from '#src/features/guest/guest-page.tsx';
import { locationOf } from './location-of.ts';

const route = getRouteApi(`/entry${paths.guest}`);

/** The way in without an account. */
export function GuestRoute() {
  const { next } = route.useSearch();
  const navigate = useNavigate();
  return <GuestPage onBegun={(path) => void navigate(locationOf(path ?? safeNextPath(next)))} />;
}
