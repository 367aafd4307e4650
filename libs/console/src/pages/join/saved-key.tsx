import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Key, deleteKey } from '../../api/keys.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { KeyLimits } from '../../pieces/key-limits.js';
import { Moment } from '../../pieces/moment.js';
import classes from './keys.module.css';

/** A saved key: only its last four characters, and the bin. */
export function SavedKey({ apiKey }: { apiKey: Key }) {
  const t = useTexts('join');
  const queries = useQueryClient();
  const [confirming, dialog] = useDisclosure(false);
  const { last4 } = apiKey;
  const deletion = useMutation({
    mutationFn: () => deleteKey(apiKey.id),
    onSuccess: async () => {
      dialog.close();
      await queries.invalidateQueries({ queryKey: ['keys'] });
      await queries.invalidateQueries({ queryKey: ['connections'] });
    },
  });
  const open = () => {
    deletion.reset();
    dialog.open();
  };
  return (
    <div className={classes['saved']}>
      <Text component="div" flex={1} miw={0}>
        <Tooltip label={t('keys.ending', { last4 })}>
          <code className={classes['masked']}>{apiKey.masked}</code>
        </Tooltip>
        <Text size="sm" c="dimmed">
          {t('keys.created')} <Moment at={apiKey.createdAt} />
          {' · '}
          {apiKey.lastUsedAt === null ? (
            t('keys.neverUsed')
          ) : (
            <>
              {t('keys.used')} <Moment at={apiKey.lastUsedAt} />
            </>
          )}
          {apiKey.expiresAt !== null && (
            <>
              {' · '}
              {apiKey.state === 'expired' ? t('keys.ended') : t('keys.ends')} <Moment at={apiKey.expiresAt} />
            </>
          )}
        </Text>
        <KeyLimits apiKey={apiKey} />
      </Text>
      <Tooltip label={t('keys.delete', { last4 })}>
        <ActionIcon variant="default" size={40} aria-label={t('keys.delete', { last4 })} onClick={open}>
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        opened={confirming}
        title={t('keys.confirm.title')}
        confirm={t('keys.confirm.button')}
        isPending={deletion.isPending}
        error={deletion.error}
        onConfirm={() => deletion.mutate()}
        onClose={dialog.close}
      >
        <Text>{t('keys.confirm.text', { last4 })}</Text>
      </ConfirmDialog>
    </div>
  );
}
