import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserShield } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { caller } from '../api/caller.js';
import { useTexts } from '../language/use-texts.js';
import { Dialog } from './dialog.js';

const LONGEST_REASON = 500;

interface Props {
  organisationId: string;
  organisationName: string;
  /** Small enough for the row of a table. */
  compact?: boolean;
}

/** Lets staff act for one organisation, after giving the reason that the audit log keeps. */
export function ActForOrganisation({ organisationId, organisationName, compact = false }: Props) {
  const t = useTexts('words');
  const queries = useQueryClient();
  const [opened, dialog] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const start = (event: FormEvent) => {
    event.preventDefault();
    caller.setActingFor({ organisationId, organisationName, reason: reason.trim() });
    dialog.close();
    setReason('');
    void queries.invalidateQueries();
  };
  return (
    <>
      <Button
        variant="default"
        size={compact ? 'compact-sm' : 'sm'}
        leftSection={<IconUserShield size={16} aria-hidden />}
        onClick={dialog.open}
        aria-label={t('actFor.open', { organisation: organisationName })}
      >
        {compact ? t('actFor.button') : t('actFor.open', { organisation: organisationName })}
      </Button>
      <Dialog
        opened={opened}
        onClose={dialog.close}
        title={t('actFor.title', { organisation: organisationName })}
      >
        <form onSubmit={start}>
          <Stack>
            <Text>{t('actFor.means')}</Text>
            <Textarea
              label={t('actFor.reason')}
              description={t('actFor.reasonWhy')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={LONGEST_REASON}
              required
              withAsterisk={false}
              autosize
              minRows={2}
              data-autofocus
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={dialog.close}>
                {t('cancel')}
              </Button>
              <Button type="submit" disabled={reason.trim() === ''}>
                {t('actFor.start')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
