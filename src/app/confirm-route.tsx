import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { paths } from '#src/config/paths.ts';
import { ConfirmPage } from '#src/features/auth/confirm-page.tsx';
import { locationOf } from './location-of.ts';

const route = getRouteApi(`/entry${paths.confirm}`);

export function ConfirmRoute() {
  const { confirmLink } = route.useRouteContext();
  const navigate = useNavigate();
  return (
    <ConfirmPage
      params={confirmLink ?? { kind: 'damaged' }}
      onConfirmed={(next) => void navigate({ ...locationOf(next), replace: true })}
    />
  );
}
