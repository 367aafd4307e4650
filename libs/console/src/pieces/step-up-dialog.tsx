import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import { StepUpCancelled } from '../api/problem.js';
import { giveAgain } from '../api/session.js';
import { stepUp } from '../api/step-up.js';
import { useTexts } from '../language/use-texts.js';
import { Dialog } from './dialog.js';
import { ProblemAlert } from './problem-alert.js';

/** Asks for the password again when a call needs it; the call goes on by itself afterwards. */
export function StepUpDialog() {
  const t = useTexts('words');
  const opened = useSyncExternalStore(stepUp.subscribe, stepUp.isWaiting);
  const [password, setPassword] = useState('');
  const proof = useMutation({ mutationFn: giveAgain, onSuccess: () => finish(null) });
  const finish = (outcome: Error | null) => {
    setPassword('');
    proof.reset();
    stepUp.settle(outcome);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    proof.mutate(password);
  };
  return (
    <Dialog opened={opened} onClose={() => finish(new StepUpCancelled())} title={t('stepUp.title')} isOnTop>
      <form onSubmit={submit}>
        <Stack>
          <Text c="dimmed">{t('stepUp.why')}</Text>
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
          <ProblemAlert error={proof.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => finish(new StepUpCancelled())}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={proof.isPending}>
              {t('stepUp.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
