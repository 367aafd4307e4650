import { Button, Card, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ConsoleApplication } from '../../api/applications.js';
import { type ApplicationRetention, retentionQuery, setLegalHold } from '../../api/privacy.js';
import { useTexts } from '../../language/use-texts.js';
import { Dialog } from '../../pieces/dialog.js';
import { fieldError } from '../../pieces/field-error.js';
import { Moment } from '../../pieces/moment.js';
import { Note } from '../../pieces/note.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useMay } from '../../session/use-session.js';
import { EraseApplication } from './erase-application.js';

const LONGEST_REASON = 500;

/** Until when the application is kept, what holds it, and erasing it now. */
export function RetentionCard({ application }: { application: ConsoleApplication }) {
  const t = useTexts('applications');
  const { data, error, isPending, refetch } = useQuery(retentionQuery(application.id));
  const mayChange = useMay('applications.erase');
  return (
    <Card component="section" aria-labelledby="retention">
      <Title order={2} id="retention" mb="sm">
        {t('retention.title')}
      </Title>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && <RowsSkeleton rows={1} />}
      {data && (
        <Stack>
          {data.eraseAt !== null && (
            <Text>
              {t('retention.until')} <Moment at={data.eraseAt} />
            </Text>
          )}
          {data.hold !== null && (
            <Note tone="wait" title={t('retention.held')}>
              <Text size="sm">{data.hold.reason}</Text>
              <Text size="sm" c="dimmed">
                {t('retention.since')} <Moment at={data.hold.since} />
              </Text>
            </Note>
          )}
          {mayChange && (
            <Group>
              <LegalHold retention={data} />
              {data.hold === null && <EraseApplication application={application} />}
            </Group>
          )}
        </Stack>
      )}
    </Card>
  );
}

function LegalHold({ retention }: { retention: ApplicationRetention }) {
  const t = useTexts('applications');
  const words = useTexts('words');
  const queries = useQueryClient();
  const [opened, dialog] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const hold = useMutation({
    mutationFn: (next: string | null) => setLegalHold(retention.applicationId, next),
    onSuccess: (now) => {
      queries.setQueryData(retentionQuery(retention.applicationId).queryKey, now);
      setReason('');
      dialog.close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    hold.mutate(reason.trim());
  };
  if (retention.hold !== null)
    return (
      <Stack gap="xs" align="flex-start">
        <Button
          variant="default"
          leftSection={<IconLockOpen size={18} aria-hidden />}
          loading={hold.isPending}
          onClick={() => hold.mutate(null)}
        >
          {t('retention.lift')}
        </Button>
        <ProblemAlert error={hold.error} />
      </Stack>
    );
  return (
    <>
      <Button variant="default" leftSection={<IconLock size={18} aria-hidden />} onClick={dialog.open}>
        {t('retention.hold')}
      </Button>
      <Dialog opened={opened} onClose={dialog.close} title={t('retention.hold')}>
        <form onSubmit={submit}>
          <Stack>
            <Text c="dimmed">{t('retention.holdWhat')}</Text>
            <Textarea
              label={t('retention.reason')}
              description={t('retention.reasonHint')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              error={fieldError(hold.error, 'reason')}
              maxLength={LONGEST_REASON}
              autosize
              minRows={2}
              required
              withAsterisk={false}
              data-autofocus
            />
            <ProblemAlert error={hold.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={dialog.close}>
                {words('cancel')}
              </Button>
              <Button type="submit" loading={hold.isPending}>
                {t('retention.hold')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
