import {
  Avatar,
  Button,
  type MantineColorScheme,
  Popover,
  SegmentedControl,
  Stack,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from '@mantine/core';
import { IconLogout, IconShieldLock, IconUser } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type Session, signOut } from '../api/session.js';
import { chooseLanguage, type Language } from '../language/texts.js';
import { useLanguage, useTexts } from '../language/use-texts.js';
import { ProblemAlert } from '../pieces/problem-alert.js';

const LANGUAGE_OPTIONS = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

/** Who is signed in, how the console looks and speaks, and the way out. */
export function AccountMenu({ session: { actor } }: { session: Session }) {
  const t = useTexts('shell');
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async (elsewhere) => {
      if (elsewhere !== null) return window.location.assign(elsewhere);
      await navigate({ to: '/sign-in' });
      queries.clear();
    },
  });
  const speak = (code: string) =>
    void chooseLanguage(code as Language).then(() => queries.invalidateQueries());
  return (
    <Popover position="bottom-end" width={272} shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton aria-label={t('account.menu', { name: actor.name })}>
          <Avatar size={34} color="petrol" variant="light">
            <IconUser size={20} stroke={1.7} aria-hidden />
          </Avatar>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('account.menu', { name: actor.name })}>
        <Stack>
          <div>
            <Text fw={620} truncate>
              {actor.name}
            </Text>
            <Text size="sm" c="dimmed" truncate>
              {actor.email}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`role.${actor.role}`)}
            </Text>
          </div>
          <Choice
            label={t('account.language')}
            value={language}
            options={LANGUAGE_OPTIONS}
            onChange={speak}
          />
          <Choice
            label={t('account.appearance')}
            value={colorScheme}
            options={[
              { value: 'light', label: t('account.light') },
              { value: 'dark', label: t('account.dark') },
              { value: 'auto', label: t('account.device') },
            ]}
            onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
          />
          <Button
            component={Link}
            to="/account"
            variant="default"
            leftSection={<IconShieldLock size={18} aria-hidden />}
          >
            {t('account.security')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconLogout size={18} aria-hidden />}
            loading={leave.isPending}
            onClick={() => leave.mutate()}
          >
            {t('account.signOut')}
          </Button>
          <ProblemAlert error={leave.error} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <div>
      <Text size="sm" fw={560} mb={4} aria-hidden>
        {label}
      </Text>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={label}
        data={options}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
