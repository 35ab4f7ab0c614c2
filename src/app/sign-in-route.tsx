import { getRouteApi } from '@tanstack/react-router';
import { paths } from '#src/config/paths.ts';
import { SignInPage } from '#src/features/auth/sign-in-page.tsx';

const route = getRouteApi(`/entry${paths.signIn}`);

export function SignInRoute() {
  return <SignInPage next={route.useSearch().next} />;
}
