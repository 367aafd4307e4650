import { Button, List } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Connection, switchOff } from '../../api/connections.js';
import { useTexts } from '../../language/use-texts.js';
import { ActForOrganisation } from '../../pieces/act-for-organisation.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { useActingFor } from '../../pieces/use-acting-for.js';
import { useMay, useSession } from '../../session/use-session.js';

/** Switches a customer's connection off; staff first says for whom and why. */
export function SwitchOff({ connection }: { connection: Connection }) {
  const t = useTexts('connections');
  const queries = useQueryClient();
  const { actor } = useSession();
  const actingFor = useActingFor();
  const mayEnd = useMay('connections.switch');
  const [ending, dialog] = useDisclosure(false);
  const end = useMutation({
    mutationFn: () => switchOff(connection.id),
    onSuccess: async () => {
      dialog.close();
      await queries.invalidateQueries({ queryKey: ['connections'] });
    },
  });
  const open = () => {
    end.reset();
    dialog.open();
  };
  if (!mayEnd || connection.state === 'off') return null;
  if (actor.kind === 'staff' && actingFor?.organisationId !== connection.organisationId) {
    return (
      <ActForOrganisation
        organisationId={connection.organisationId}
        organisationName={connection.organisationName}
      />
    );
  }
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('switchOff.button')}
      </Button>
      <ConfirmDialog
        opened={ending}
        title={t('switchOff.title', {
          partner: connection.partnerName,
          organisation: connection.organisationName,
        })}
        confirm={t('switchOff.button')}
        isPending={end.isPending}
        error={end.error}
        onConfirm={() => end.mutate()}
        onClose={dialog.close}
      >
        <List spacing="xs">
          <List.Item>{t('switchOff.keys')}</List.Item>
          <List.Item>{t('switchOff.deliveries')}</List.Item>
          <List.Item>{t('switchOff.told')}</List.Item>
        </List>
      </ConfirmDialog>
    </>
  );
}
