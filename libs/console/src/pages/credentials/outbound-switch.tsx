import { List, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ConnectionState, connectionsQuery, switchOff, switchOn } from '../../api/connections.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useMay } from '../../session/use-session.js';

interface Props {
  partner: string;
  partnerName: string;
  state: ConnectionState;
}

/** Switches an outbound partner on at once, and off after saying what happens then. */
export function OutboundSwitch({ partner, partnerName, state }: Props) {
  const t = useTexts('credentials');
  const queries = useQueryClient();
  const maySwitch = useMay('connections.switch');
  const [ending, dialog] = useDisclosure(false);
  const change = useMutation({
    mutationFn: (on: boolean) => (on ? switchOn(partner) : switchOff(partner)),
    onSuccess: async () => {
      dialog.close();
      await queries.invalidateQueries({ queryKey: connectionsQuery.queryKey });
    },
  });
  const isOn = state !== 'off';
  const toggle = () => {
    change.reset();
    if (isOn) dialog.open();
    else change.mutate(true);
  };
  return (
    <>
      <Switch
        label={t('use', { partner: partnerName })}
        labelPosition="left"
        size="md"
        checked={isOn}
        disabled={!maySwitch || change.isPending}
        onChange={toggle}
      />
      {!ending && <ProblemAlert error={change.error} />}
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
