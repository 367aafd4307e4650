import {
  Button,
  Card,
  Center,
  Group,
  PasswordInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ApiProblem } from '../../api/problem.js';
import { sessionQuery, signIn } from '../../api/session.js';
import { chooseLanguage, type Language } from '../../language/texts.js';
import { useLanguage, useTexts } from '../../language/use-texts.js';
import { Note } from '../../pieces/note.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { operatorName } from '../../theme/page-meta.js';

const route = getRouteApi('/sign-in');

/** The way in; leads back to the page that asked for it. */
export function SignInPage() {
  const t = useTexts('sign-in');
  const language = useLanguage();
  const { next, ended } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const entry = useMutation({
    mutationFn: () => signIn(email.trim(), password),
    onSuccess: (session) => {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, session);
      router.history.push(next ?? '/');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entry.mutate();
  };
  const needsSecondFactor =
    entry.error instanceof ApiProblem && entry.error.code === 'access.second-factor-required';
  return (
    <Center mih="100vh" p="md" component="main">
      <title>{`${t('title')} · ${operatorName()}`}</title>
      <Stack w="100%" maw={400} gap="lg">
        <Group gap="sm" wrap="nowrap">
          <img src="/mark.svg" alt="" width={40} height={40} />
          <div>
            <Text fw={640} size="lg" lh={1.2}>
              {operatorName()}
            </Text>
            <Text size="sm" c="dimmed">
              {t('lead')}
            </Text>
          </div>
        </Group>
        {ended && <Note>{t('ended')}</Note>}
        <Card>
          <form onSubmit={submit}>
            <Stack>
              <Title order={1} size="h2">
                {t('title')}
              </Title>
              <TextInput
                label={t('email')}
                type="email"
                value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
                autoComplete="username"
                required
                withAsterisk={false}
                autoFocus
              />
              <PasswordInput
                label={t('password')}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                autoComplete="current-password"
                required
                withAsterisk={false}
                visibilityToggleButtonProps={{ 'aria-label': t('show') }}
              />
              {needsSecondFactor ? (
                <Note tone="wait">{t('secondFactor')}</Note>
              ) : (
                <ProblemAlert error={entry.error} />
              )}
              <Button type="submit" size="md" loading={entry.isPending} fullWidth>
                {t('submit')}
              </Button>
            </Stack>
          </form>
        </Card>
        <SegmentedControl
          size="xs"
          data={[
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
          ]}
          value={language}
          onChange={(code) => void chooseLanguage(code as Language)}
        />
      </Stack>
    </Center>
  );
}
