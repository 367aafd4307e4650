import { ActionIcon, Card, Group, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteKey } from '../../api/keys.js';
import type { Key } from '../../api/keys.js';
import { useTexts } from '../../language/use-texts.js';
import { ConfirmDialog } from '../../pieces/confirm-dialog.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { KeyLimits } from '../../pieces/key-limits.js';
import { Moment } from '../../pieces/moment.js';
import { Badge } from '../../pieces/state-badge.js';
import classes from './operator-key.module.css';

/** A saved key: what it is for, its last four characters, and the bin. */
export function OperatorKeyCard({ operatorKey }: { operatorKey: Key }) {
  const t = useTexts('keys');
  const queries = useQueryClient();
  const [confirming, dialog] = useDisclosure(false);
  const { id, name, last4, masked, scopes, createdAt, lastUsedAt, lastUsedIp } = operatorKey;
  const deletion = useMutation({
    mutationFn: () => deleteKey(id),
    onSuccess: async () => {
      dialog.close();
      await queries.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  const open = () => {
    deletion.reset();
    dialog.open();
  };
  return (
    <Card component="article" aria-label={name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text fw={620}>{name}</Text>
        <Tooltip label={t('delete.label', { name, last4 })}>
          <ActionIcon
            variant="default"
            size={40}
            aria-label={t('delete.label', { name, last4 })}
            onClick={open}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Tooltip label={t('ending', { last4 })}>
        <code className={classes['masked']}>{masked}</code>
      </Tooltip>
      <Text size="sm" c="dimmed" mt="xs" component="div">
        {t('created')} <Moment at={createdAt} />
        {' · '}
        {lastUsedAt === null ? (
          t('neverUsed')
        ) : (
          <>
            {t('used')} <Moment at={lastUsedAt} /> {lastUsedIp !== null && `(${lastUsedIp})`}
          </>
        )}
      </Text>
      <CopyableId id={id} />
      <KeyLimits apiKey={operatorKey} />
      <Group gap={6} mt="sm">
        {scopes.map((scope) => (
          <Badge key={scope} tone="calm" label={scope} />
        ))}
      </Group>
      <ConfirmDialog
        opened={confirming}
        title={t('delete.title', { name })}
        confirm={t('delete.button')}
        isPending={deletion.isPending}
        error={deletion.error}
        onConfirm={() => deletion.mutate()}
        onClose={dialog.close}
      >
        <Text>{t('delete.text', { last4 })}</Text>
      </ConfirmDialog>
    </Card>
  );
}
