import { Button, Group, List, Progress, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { startVerification, verificationQuery } from '../../api/audit-proof.js';
import { useTexts } from '../../language/use-texts.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Dialog } from '../../pieces/dialog.js';
import { Note } from '../../pieces/note.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';

/** Verifies the chosen organisation's log, or the installation's own, and says what was found. */
export function VerifyNow({ organisationId }: { organisationId: string | undefined }) {
  const t = useTexts('audit');
  const words = useTexts('words');
  const [opened, dialog] = useDisclosure(false);
  const order = useMutation({ mutationFn: () => startVerification(organisationId) });
  const verification = useQuery(verificationQuery(order.data));
  const start = () => {
    dialog.open();
    order.mutate();
  };
  const found = verification.data?.state === 'done' ? verification.data : undefined;
  const isWaiting = order.isPending || (order.isSuccess && !found && !verification.error);
  return (
    <>
      <Button variant="default" leftSection={<IconShieldCheck size={18} aria-hidden />} onClick={start}>
        {t('verify.button')}
      </Button>
      <Dialog opened={opened} onClose={dialog.close} title={t('verify.title')}>
        <Stack aria-live="polite">
          <Text c="dimmed">{organisationId === undefined ? t('verify.own') : t('verify.chosen')}</Text>
          {isWaiting && <Waiting progress={verification.data?.progress ?? 0} />}
          <ProblemAlert error={order.error ?? verification.error} onRetry={() => order.mutate()} />
          {found && found.findings.length === 0 && (
            <Note tone="good" title={t('verify.proven', { count: found.size ?? 0 })}>
              <CopyableId id={found.root ?? ''} label={t('verify.root')} />
            </Note>
          )}
          {found && found.findings.length > 0 && (
            <Note tone="bad" title={t('verify.found')}>
              <List size="sm">
                {found.findings.map((finding) => (
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

/** It goes on in the background, so the dialog may be closed. */
function Waiting({ progress }: { progress: number }) {
  const t = useTexts('audit');
  const percent = Math.round(progress * 100);
  return (
    <div>
      <Text size="sm" mb={4}>
        {t('verify.running', { percent })}
      </Text>
      <Progress value={percent} aria-label={t('verify.title')} animated />
    </div>
  );
}
