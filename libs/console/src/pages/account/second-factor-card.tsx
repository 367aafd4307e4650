import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  removeSecondFactor,
  replaceRecoveryCodes,
  secondFactorQuery,
  startSecondFactor,
} from '../../api/account.js';
import { sessionQuery } from '../../api/session.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { Badge } from '../../pieces/state-badge.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecondFactorSetup } from './second-factor-setup.js';

/** Turns the own second factor on and off. */
export function SecondFactorCard() {
  const t = useTexts('account');
  const queries = useQueryClient();
  const status = useQuery(secondFactorQuery);
  const [codes, setCodes] = useState<readonly string[]>();
  const [isRemoving, setIsRemoving] = useState(false);
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const show = async ({ recoveryCodes }: { recoveryCodes: readonly string[] }) => {
    setCodes(recoveryCodes);
    setup.reset();
    await refresh();
  };
  const setup = useMutation({ mutationFn: startSecondFactor });
  const replacement = useMutation({ mutationFn: replaceRecoveryCodes, onSuccess: show });
  const removal = useMutation({
    mutationFn: removeSecondFactor,
    onSuccess: async () => {
      setIsRemoving(false);
      setCodes(undefined);
      await refresh();
    },
  });
  const isOn = status.data?.isOn === true;
  return (
    <Card component="section" aria-labelledby="second-factor">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="second-factor">
          {t('secondFactor.title')}
        </Title>
        {status.data && (
          <Badge tone={isOn ? 'good' : 'calm'} label={isOn ? t('secondFactor.on') : t('secondFactor.off')} />
        )}
      </Group>
      <Stack>
        <Text c="dimmed">{t('secondFactor.why')}</Text>
        {status.isPending && <RowsSkeleton rows={1} />}
        <ProblemAlert error={status.error ?? setup.error ?? replacement.error} />
        {codes && <RecoveryCodes codes={codes} />}
        {status.data && !isOn && !setup.data && (
          <Group>
            <Button loading={setup.isPending} onClick={() => setup.mutate()}>
              {t('secondFactor.start')}
            </Button>
          </Group>
        )}
        {!isOn && setup.data && (
          <SecondFactorSetup made={setup.data} onConfirmed={(made) => void show(made)} />
        )}
        {isOn && (
          <>
            <Text>{t('secondFactor.left', { count: status.data?.recoveryCodesLeft ?? 0 })}</Text>
            <Group>
              <Button variant="default" loading={replacement.isPending} onClick={() => replacement.mutate()}>
                {t('secondFactor.replace')}
              </Button>
              <Button variant="default" onClick={() => setIsRemoving(true)}>
                {t('secondFactor.remove')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
      <ConfirmDialog
        opened={isRemoving}
        title={t('secondFactor.removeTitle')}
        confirm={t('secondFactor.remove')}
        isPending={removal.isPending}
        error={removal.error}
        onConfirm={() => removal.mutate()}
        onClose={() => setIsRemoving(false)}
      >
        <Text>{t('secondFactor.removeMeans')}</Text>
      </ConfirmDialog>
    </Card>
  );
}
