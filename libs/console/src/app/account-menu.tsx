import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { caller } from '../api/caller.js';
import { type Session, signOut } from '../api/session.js';
import { chooseLanguage, LANGUAGES } from '../language/texts.js';
import { useLanguage, useTexts } from '../language/use-texts.js';

const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch' } as const;
const SCHEMES = [
  { scheme: 'light', label: 'account.light', icon: IconSun },
  { scheme: 'dark', label: 'account.dark', icon: IconMoon },
  { scheme: 'auto', label: 'account.device', icon: IconDeviceDesktop },
] as const;

/** Who is signed in, how the console looks and speaks, and the way out. */
export function AccountMenu({ session: { actor } }: { session: Session }) {
  const t = useTexts('shell');
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      caller.setCsrfToken(null);
      caller.setActingFor(null);
      await navigate({ to: '/sign-in' });
      queries.clear();
    },
  });
  return (
    <Menu position="bottom-end" width={248} shadow="md" trapFocus>
      <Menu.Target>
        <UnstyledButton aria-label={t('account.menu', { name: actor.name })}>
          <Avatar name={actor.name} size={34} color="petrol" variant="filled" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
            {actor.name}
          </Text>
          <Text size="xs" truncate>
            {actor.email}
          </Text>
          <Text size="xs">{t(`role.${actor.role}`)}</Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('account.language')}</Menu.Label>
        {LANGUAGES.map((code) => (
          <Menu.Item
            key={code}
            lang={code}
            onClick={() => void chooseLanguage(code).then(() => queries.invalidateQueries())}
            rightSection={code === language && <IconCheck size={16} aria-hidden />}
            aria-current={code === language}
          >
            {LANGUAGE_NAMES[code]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('account.appearance')}</Menu.Label>
        {SCHEMES.map(({ scheme, label, icon: Icon }) => (
          <Menu.Item
            key={scheme}
            onClick={() => setColorScheme(scheme)}
            leftSection={<Icon size={16} aria-hidden />}
            rightSection={scheme === colorScheme && <IconCheck size={16} aria-hidden />}
            aria-current={scheme === colorScheme}
          >
            {t(label)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => leave.mutate()}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
