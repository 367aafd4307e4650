import { Stack } from '@mantine/core';
import { useTexts } from '../../language/use-texts.js';
import { PageTitle } from '../../pieces/page-title.js';
import { useSession } from '../../session/use-session.js';
import { NoticesCard } from './notices-card.js';
import { PasswordCard } from './password-card.js';
import { SecondFactorCard } from './second-factor-card.js';
import { SessionsCard } from './sessions-card.js';

/** How the reader signs in, and where. */
export function AccountPage() {
  const t = useTexts('account');
  const { actor, stepUpWith } = useSession();
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead', { name: actor.name, email: actor.email })} />
      <Stack gap="lg">
        {stepUpWith.includes('password') && <PasswordCard />}
        <SecondFactorCard />
        <NoticesCard />
        <SessionsCard />
      </Stack>
    </>
  );
}
