import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import { ApiProblem } from '../api/problem.js';
import { sessionQuery, signIn } from '../api/session.js';
import { signInAgain } from '../api/sign-in-again.js';
import { useTexts } from '../language/use-texts.js';
import { Dialog } from '../pieces/dialog.js';
import { ProblemAlert } from '../pieces/problem-alert.js';
import { useSession } from '../session/use-session.js';

const CODE_NEEDED = 'access.second-factor-required';
const SESSION_ENDED = new ApiProblem(401, 'access.sign-in-needed', '', null);

const needsCode = (error: unknown) => error instanceof ApiProblem && error.code === CODE_NEEDED;

/** The session ended in the middle of work: the same person signs in, and the page goes on with everything typed. */
export function SignInAgainDialog() {
  const t = useTexts('words');
  const queries = useQueryClient();
  const opened = useSyncExternalStore(signInAgain.subscribe, signInAgain.isWaiting);
  const { actor, stepUpWith } = useSession();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const entry = useMutation({
    mutationFn: () => signIn(actor.email, password, code),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      finish(null);
    },
    onError: (error) => {
      if (needsCode(error)) setCode('');
    },
  });
  const finish = (outcome: Error | null) => {
    setPassword('');
    setCode(undefined);
    entry.reset();
    signInAgain.settle(outcome);
  };
  const leave = () => finish(SESSION_ENDED);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entry.mutate();
  };
  return (
    <Dialog opened={opened} onClose={leave} title={t('signInAgain.title')} isOnTop>
      <form onSubmit={submit}>
        <Stack>
          <Text c="dimmed">{t('signInAgain.why')}</Text>
          <Text fw={560}>{actor.email}</Text>
          {stepUpWith.includes('password') && (
            <PasswordInput
              label={t('stepUp.password')}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoComplete="current-password"
              required
              withAsterisk={false}
              data-autofocus
              visibilityToggleButtonProps={{ 'aria-label': t('stepUp.show') }}
            />
          )}
          {code !== undefined && (
            <TextInput
              label={t('stepUp.code')}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              autoComplete="one-time-code"
              required
              withAsterisk={false}
              autoFocus
            />
          )}
          {!needsCode(entry.error) && <ProblemAlert error={entry.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={leave}>
              {t('signInAgain.leave')}
            </Button>
            {stepUpWith.includes('password') && (
              <Button type="submit" loading={entry.isPending}>
                {t('signInAgain.go')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
