import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { verifyLog } from '../../api/audit-proof.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Dialog } from '../../pieces/dialog.js';
import { Note } from '../../pieces/note.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';

/** Verifies the chosen organisation's log, or the installation's own, and says what was found. */
export function VerifyNow({ organisationId }: { organisationId: string | undefined }) {
  const t = useTexts('audit');
  const words = useTexts('words');
  const [opened, dialog] = useDisclosure(false);
  const verification = useMutation({ mutationFn: () => verifyLog(organisationId) });
  const start = () => {
    dialog.open();
    verification.mutate();
  };
  const { data } = verification;
  return (
    <>
      <Button variant="default" leftSection={<IconShieldCheck size={18} aria-hidden />} onClick={start}>
        {t('verify.button')}
      </Button>
      <Dialog opened={opened} onClose={dialog.close} title={t('verify.title')}>
        <Stack aria-live="polite">
          <Text c="dimmed">{organisationId === undefined ? t('verify.own') : t('verify.chosen')}</Text>
          {verification.isPending && <RowsSkeleton rows={2} />}
          <ProblemAlert error={verification.error} onRetry={() => verification.mutate()} />
          {data && data.findings.length === 0 && (
            <Note tone="good" title={t('verify.proven', { count: data.size })}>
              <CopyableId id={data.root} label={t('verify.root')} />
            </Note>
          )}
          {data && data.findings.length > 0 && (
            <Note tone="bad" title={t('verify.found')}>
              <List size="sm">
                {data.findings.map((finding) => (
                  <List.Item key={finding}>{finding}</List.Item>
                ))}
              </List>
            </Note>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close} data-autofocus>
              {words('close')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
