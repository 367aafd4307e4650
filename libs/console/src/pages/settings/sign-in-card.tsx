import { Code, Text } from '@mantine/core';
import type { Settings } from '../../api/settings.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Facts } from '../../pieces/facts.js';

/** How staff sign in, and what has to be registered at the identity provider for that. */
export function SignInFacts({ signIn: { singleSignOn, staffPasswords } }: { signIn: Settings['signIn'] }) {
  const t = useTexts('settings');
  const passwords = staffPasswords ? t('signIn.allowed') : t('signIn.onlyCli');
  if (singleSignOn === null) {
    return (
      <>
        <Facts
          rows={[
            [t('signIn.provider'), t('none')],
            [t('signIn.passwords'), passwords],
          ]}
        />
        <Text size="sm" c="dimmed" mt="sm">
          {t('signIn.how')}
        </Text>
      </>
    );
  }
  return (
    <Facts
      rows={[
        [t('signIn.provider'), singleSignOn.issuer],
        [t('signIn.button'), singleSignOn.name],
        [t('signIn.client'), <CopyableId key="client" id={singleSignOn.clientId} />],
        [t('signIn.proof'), singleSignOn.hasSecret ? t('signIn.secret') : t('signIn.pkce')],
        [t('signIn.returnsTo'), <CopyableId key="returns" id={singleSignOn.returnsTo} />],
        [
          t('signIn.signedOutTo'),
          singleSignOn.signedOutTo === null ? (
            t('signIn.signOutHere')
          ) : (
            <CopyableId key="signed-out" id={singleSignOn.signedOutTo} />
          ),
        ],
        [t('signIn.claim'), <Code key="claim">{singleSignOn.roleClaim}</Code>],
        ...singleSignOn.roles.map(
          ({ value, role }) => [t(`signIn.role.${role}`), <Code key={value}>{value}</Code>] as const,
        ),
        [t('signIn.passwords'), passwords],
      ]}
    />
  );
}
