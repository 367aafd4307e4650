import { Checkbox, List, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Connection, connectionsQuery, switchOff } from '../../api/connections.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { useMay } from '../../session/use-session.js';
import { ActivationDialog } from './activation-dialog.js';

/** Turned on it asks the support team, turned off it ends the connection; both only after a dialog. */
export function JoinSwitch({ connection }: { connection: Connection | null }) {
  const t = useTexts('join');
  const queries = useQueryClient();
  const [asking, askDialog] = useDisclosure(false);
  const [ending, endDialog] = useDisclosure(false);
  const [keysNow, setKeysNow] = useState(false);
  const mayAsk = useMay('support-requests.create');
  const mayEnd = useMay('connections.switch');
  const state = connection?.state ?? 'off';
  const isOn = state !== 'off';
  const end = useMutation({
    mutationFn: () => switchOff(connection?.id ?? 'join', keysNow ? 'now' : 'when-confirmed'),
    onSuccess: async () => {
      endDialog.close();
      await queries.invalidateQueries({ queryKey: connectionsQuery.queryKey });
    },
  });
  const openEnding = () => {
    end.reset();
    setKeysNow(false);
    endDialog.open();
  };
  return (
    <>
      <Switch
        label={t('use')}
        labelPosition="left"
        size="md"
        checked={isOn}
        disabled={isOn ? !mayEnd : !mayAsk}
        onChange={isOn ? openEnding : askDialog.open}
      />
      <ActivationDialog opened={asking} onClose={askDialog.close} partner={connection?.id ?? 'join'} />
      <ConfirmDialog
        opened={ending}
        title={state === 'requested' ? t('switchOff.withdraw') : t('switchOff.title')}
        confirm={t('switchOff.button')}
        isPending={end.isPending}
        error={end.error}
        onConfirm={() => end.mutate()}
        onClose={endDialog.close}
      >
        {state === 'requested' ? (
          <Text>{t('switchOff.withdrawWhy')}</Text>
        ) : (
          <>
            <List spacing="xs">
              <List.Item>{t('switchOff.jobs')}</List.Item>
              <List.Item>{keysNow ? t('switchOff.keyNow') : t('switchOff.key')}</List.Item>
              <List.Item>{t('switchOff.applications')}</List.Item>
            </List>
            <Checkbox
              mt="md"
              label={t('switchOff.deleteNow')}
              description={t('switchOff.deleteNowWhy')}
              checked={keysNow}
              onChange={(event) => setKeysNow(event.currentTarget.checked)}
            />
          </>
        )}
      </ConfirmDialog>
    </>
  );
}
