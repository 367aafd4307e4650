import { Button, Divider, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState, useSyncExternalStore } from 'react';
import { StepUpCancelled } from '../api/problem.js';
import { giveAgain, signInWaysQuery, startStepUp } from '../api/session.js';
import { stepUp } from '../api/step-up.js';
import { openWindowAt, whenProven } from '../api/step-up-window.js';
import { useTexts } from '../language/use-texts.js';
import { useSession } from '../session/use-session.js';
import { Dialog } from './dialog.js';
import { ProblemAlert } from './problem-alert.js';

/** Asks for a proof again when a call needs it; the call goes on by itself afterwards. */
export function StepUpDialog() {
  const t = useTexts('words');
  const opened = useSyncExternalStore(stepUp.subscribe, stepUp.isWaiting);
  const { stepUpWith } = useSession();
  const [byCode, setByCode] = useState(false);
  const withCode = stepUpWith.includes('code') && (byCode || !stepUpWith.includes('password'));
  const [given, setGiven] = useState('');
  const proof = useMutation({ mutationFn: giveAgain, onSuccess: () => finish(null) });
  const finish = (outcome: Error | null) => {
    setGiven('');
    setByCode(false);
    proof.reset();
    stepUp.settle(outcome);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    proof.mutate(withCode ? { code: given } : { password: given });
  };
  const field = {
    value: given,
    onChange: (event: { currentTarget: { value: string } }) => setGiven(event.currentTarget.value),
    required: true,
    withAsterisk: false,
    'data-autofocus': true,
  };
  return (
    <Dialog
      opened={opened}
      onClose={() => finish(new StepUpCancelled())}
      title={stepUpWith.includes('password') ? t('stepUp.title') : t('stepUp.otherTitle')}
      isOnTop
    >
      <Stack>
        <Text c="dimmed">{t('stepUp.why')}</Text>
        {stepUpWith.includes('single-sign-on') && <BySingleSignOn onProven={() => finish(null)} />}
        {stepUpWith.length > 1 && stepUpWith.includes('single-sign-on') && <Divider label={t('stepUp.or')} />}
        {stepUpWith.some((way) => way !== 'single-sign-on') && (
          <form onSubmit={submit}>
            <Stack>
              {withCode ? (
                <TextInput label={t('stepUp.code')} autoComplete="one-time-code" {...field} />
              ) : (
                <PasswordInput
                  label={t('stepUp.password')}
                  autoComplete="current-password"
                  visibilityToggleButtonProps={{ 'aria-label': t('stepUp.show') }}
                  {...field}
                />
              )}
              <ProblemAlert error={proof.error} />
              <Group justify="flex-end">
                {stepUpWith.includes('code') && stepUpWith.includes('password') && (
                  <Button variant="subtle" mr="auto" onClick={() => setByCode(!byCode)}>
                    {withCode ? t('stepUp.byPassword') : t('stepUp.byCode')}
                  </Button>
                )}
                <Button variant="default" onClick={() => finish(new StepUpCancelled())}>
                  {t('cancel')}
                </Button>
                <Button type="submit" loading={proof.isPending}>
                  {t('stepUp.confirm')}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Stack>
    </Dialog>
  );
}

/** The identity provider asks in a window of its own, so that this page keeps what it was about to do. */
function BySingleSignOn({ onProven }: { onProven: () => void }) {
  const t = useTexts('words');
  const { data: ways } = useQuery(signInWaysQuery);
  const window = useMutation({ mutationFn: () => openWindowAt(startStepUp('/')) });
  useEffect(() => whenProven(onProven));
  return (
    <>
      <Button loading={window.isPending} onClick={() => window.mutate()} fullWidth>
        {t('stepUp.bySingleSignOn', { name: ways?.singleSignOn ?? '' })}
      </Button>
      {window.isSuccess && <Text role="status">{t('stepUp.inWindow')}</Text>}
      <ProblemAlert error={window.error} />
    </>
  );
}
