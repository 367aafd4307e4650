import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type ConsoleApplication,
  applicationQuery,
  eraseApplication,
  type ErasureReceipt,
} from '../../api/applications.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { Dialog } from '../../pieces/dialog.js';
import { Moment } from '../../pieces/moment.js';
import { partnerName } from '../../pieces/partner-name.js';

/** Erases an application after saying what exactly happens, and shows the receipt. */
export function EraseApplication({ application }: { application: ConsoleApplication }) {
  const t = useTexts('applications');
  const queries = useQueryClient();
  const [confirming, dialog] = useDisclosure(false);
  const erase = useMutation({
    mutationFn: () => eraseApplication(application.id),
    onSuccess: async () => {
      dialog.close();
      await queries.invalidateQueries({ queryKey: ['applications'] });
      await queries.invalidateQueries({ queryKey: ['deliveries'] });
    },
  });
  const finish = () =>
    void queries.invalidateQueries({ queryKey: applicationQuery(application.id).queryKey });
  const open = () => {
    erase.reset();
    dialog.open();
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTrash size={18} aria-hidden />}
        onClick={open}
        title={t('erase.why')}
      >
        {t('erase.button')}
      </Button>
      <ConfirmDialog
        opened={confirming}
        title={t('erase.confirm')}
        confirm={t('erase.do')}
        isPending={erase.isPending}
        error={erase.error}
        onConfirm={() => erase.mutate()}
        onClose={dialog.close}
      >
        <List spacing="xs">
          <List.Item>{t('erase.now', { count: application.documents.length })}</List.Item>
          <List.Item>{t('erase.backups')}</List.Item>
          <List.Item>{t('erase.partners')}</List.Item>
          <List.Item>{t('erase.log')}</List.Item>
        </List>
        <Text fw={620}>{t('erase.final')}</Text>
      </ConfirmDialog>
      <Dialog opened={erase.isSuccess && !confirming} onClose={finish} title={t('erased.title')}>
        {erase.data && <Receipt receipt={erase.data} onClose={finish} />}
      </Dialog>
    </>
  );
}

function Receipt({ receipt, onClose }: { receipt: ErasureReceipt; onClose: () => void }) {
  const t = useTexts('applications');
  const words = useTexts('words');
  const { erasedAt, unreadableInBackupsFrom, recipients } = receipt;
  return (
    <Stack>
      <List spacing="xs">
        <List.Item>
          {t('receipt.live')} <Moment at={erasedAt} />
        </List.Item>
        <List.Item>
          {t('receipt.backups')} <Moment at={unreadableInBackupsFrom} />
        </List.Item>
        <List.Item>
          {recipients.length === 0
            ? t('receipt.nobody')
            : t('receipt.recipients', { partners: recipients.map(partnerName).join(', ') })}
        </List.Item>
      </List>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {words('close')}
        </Button>
      </Group>
    </Stack>
  );
}
