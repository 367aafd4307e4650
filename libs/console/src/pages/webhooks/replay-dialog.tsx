import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { replayMessages } from '../../api/webhooks.js';
import { useTexts } from '../../language/use-texts.js';
import { endOfDay, startOfDay } from '../../pieces/day-bounds.js';
import { Dialog } from '../../pieces/dialog.js';
import { Note } from '../../pieces/note.js';
import { PeriodFilter } from '../../pieces/period-filter.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';

interface Props {
  id: string;
  onClose: () => void;
}

/** Sends the messages of a period again. */
export function ReplayDialog({ id, onClose }: Props) {
  const t = useTexts('webhooks');
  const words = useTexts('words');
  const queries = useQueryClient();
  const [period, setPeriod] = useState<{ from: string | undefined; to: string | undefined }>({
    from: undefined,
    to: undefined,
  });
  const [onlyFailed, setOnlyFailed] = useState(true);
  const from = startOfDay(period.from);
  const to = endOfDay(period.to);
  const replay = useMutation({
    mutationFn: () =>
      replayMessages(id, {
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        ...(onlyFailed && { state: 'failed' as const }),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    replay.mutate();
  };
  return (
    <Dialog opened onClose={onClose} title={t('replay.title')}>
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{t('replay.text')}</Text>
          <Group gap="sm">
            <PeriodFilter
              {...period}
              fromLabel={t('replay.from')}
              toLabel={t('replay.to')}
              onChange={(next) => setPeriod((now) => ({ ...now, ...next }))}
            />
          </Group>
          <Checkbox
            size="sm"
            checked={onlyFailed}
            onChange={(event) => setOnlyFailed(event.currentTarget.checked)}
            label={t('replay.onlyFailed')}
          />
          <ProblemAlert error={replay.error} />
          {replay.data && <Note tone="good" title={t('replay.done', { count: replay.data.messages })} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('close')}
            </Button>
            <Button type="submit" loading={replay.isPending} disabled={from === undefined}>
              {t('replay.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
