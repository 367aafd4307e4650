import { List, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ConnectionState, connectionsQuery, switchOff } from '../../api/connections.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { useMay } from '../../session/use-session.js';
import { ActivationDialog } from './activation-dialog.js';

/** Turned on it asks the support team, turned off it ends the connection; both only after a dialog. */
export function JoinSwitch({ state }: { state: ConnectionState }) {
  const t = useTexts('join');
  const queries = useQueryClient();
  const [asking, askDialog] = useDisclosure(false);
  const [ending, endDialog] = useDisclosure(false);
  const mayAsk = useMay('support-requests.create');
  const mayEnd = useMay('connections.switch');
  const isOn = state !== 'off';
  const end = useMutation({
    mutationFn: () => switchOff('join'),
    onSuccess: async () => {
      endDialog.close();
      await queries.invalidateQueries({ queryKey: connectionsQuery.queryKey });
    },
  });
  const openEnding = () => {
    end.reset();
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
      <ActivationDialog opened={asking} onClose={askDialog.close} />
      <ConfirmDialog
        opened={ending}
        title={state === 'requested' ? t('switchOff.withdraw') : t('switchOff.title')}
        confirm={t('switchOff.button')}
        isPending={end.isPending}
        error={end.error}
        onConfirm={() => end.mutate()}
        onClose={endDialog.close}
      >
        {state !== 'requested' && (
          <List spacing="xs">
            <List.Item>{t('switchOff.jobs')}</List.Item>
            <List.Item>{t('switchOff.key')}</List.Item>
            <List.Item>{t('switchOff.applications')}</List.Item>
          </List>
        )}
      </ConfirmDialog>
    </>
  );
}
