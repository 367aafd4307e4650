import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../language/use-texts.js';
import { Dialog } from './dialog.js';
import { ProblemAlert } from './problem-alert.js';

interface Props {
  opened: boolean;
  title: string;
  /** What will happen, in plain words. */
  children: ReactNode;
  /** The verb of the button, such as "Delete key". */
  confirm: string;
  isPending: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before what cannot be undone; the safe choice has the focus. */
export function ConfirmDialog({
  opened,
  title,
  children,
  confirm,
  isPending,
  error,
  onConfirm,
  onClose,
}: Props) {
  const t = useTexts('words');
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <Stack>
        {children}
        <ProblemAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color="red.9" onClick={onConfirm} loading={isPending}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
