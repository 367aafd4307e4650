import { Button, Group, List, Stack, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type ConnectionState,
  connectionsQuery,
  type Decision,
  decideWaiting,
  switchOff,
  switchOn,
  waitingQuery,
} from '../../api/connections.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { Dialog } from '../../pieces/dialog.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useMay } from '../../session/use-session.js';
import { DecisionChoice, isSomethingWaiting, WhatWaits } from './what-waits.js';

interface Props {
  partner: string;
  partnerName: string;
  state: ConnectionState;
}

/** Switches an outbound partner on at once, and off after saying what happens then. */
export function OutboundSwitch({ partner, partnerName, state }: Props) {
  const t = useTexts('credentials');
  const words = useTexts('words');
  const queries = useQueryClient();
  const maySwitch = useMay('connections.switch');
  const [ending, dialog] = useDisclosure(false);
  const [beginning, question] = useDisclosure(false);
  const [decision, setDecision] = useState<Decision>('deliver');
  const isOn = state !== 'off';
  const waiting = useQuery({ ...waitingQuery(partner), enabled: maySwitch && !isOn });
  const change = useMutation({
    mutationFn: async (on: boolean) => {
      if (!on) return switchOff(partner);
      const connection = await switchOn(partner);
      if (isSomethingWaiting(waiting.data)) await decideWaiting(partner, decision);
      return connection;
    },
    onSuccess: async () => {
      dialog.close();
      question.close();
      await queries.invalidateQueries({ queryKey: connectionsQuery.queryKey });
      await queries.invalidateQueries({ queryKey: ['deliveries'] });
    },
  });
  const toggle = () => {
    change.reset();
    if (isOn) dialog.open();
    else if (isSomethingWaiting(waiting.data)) question.open();
    else change.mutate(true);
  };
  return (
    <>
      <Switch
        label={t('use', { partner: partnerName })}
        labelPosition="left"
        size="md"
        checked={isOn}
        disabled={!maySwitch || change.isPending || (!isOn && waiting.isPending)}
        onChange={toggle}
      />
      {!ending && !beginning && <ProblemAlert error={change.error} />}
      <Dialog
        opened={beginning}
        onClose={question.close}
        title={t('switchOn.title', { partner: partnerName })}
      >
        <Stack>
          {waiting.data && <WhatWaits waiting={waiting.data} />}
          <DecisionChoice value={decision} onChange={setDecision} />
          <ProblemAlert error={change.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={question.close} data-autofocus>
              {words('cancel')}
            </Button>
            <Button loading={change.isPending} onClick={() => change.mutate(true)}>
              {t('switchOn.button')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
      <ConfirmDialog
        opened={ending}
        title={t('switchOff.title', { partner: partnerName })}
        confirm={t('switchOff.button')}
        isPending={change.isPending}
        error={change.error}
        onConfirm={() => change.mutate(false)}
        onClose={dialog.close}
      >
        <List spacing="xs">
          <List.Item>{t('switchOff.deliveries')}</List.Item>
          <List.Item>{t('switchOff.values')}</List.Item>
          <List.Item>{t('switchOff.told')}</List.Item>
        </List>
      </ConfirmDialog>
    </>
  );
}
