import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { reviewLog } from '../../api/reviews.js';
import { useTexts } from '../../language/use-texts.js';
import { dayAgo, endOfDay, startOfDay } from '../../pieces/day-bounds.js';
import { Dialog } from '../../pieces/dialog.js';
import { OrganisationFilter } from '../../pieces/organisation-filter.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useMay, useSession } from '../../session/use-session.js';

const LONGEST_NOTE = 1_000;

/** Signs off a period of a log as reviewed, with a note that stays. */
export function ReviewDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts('audit');
  const words = useTexts('words');
  const queries = useQueryClient();
  const isStaff = useSession().actor.kind === 'staff';
  const maySeeOrganisations = useMay('organisations.read');
  const [organisationId, setOrganisationId] = useState<string | undefined>();
  const [from, setFrom] = useState(() => dayAgo(30));
  const [to, setTo] = useState(() => dayAgo(0));
  const [note, setNote] = useState('');
  const review = useMutation({
    mutationFn: () =>
      reviewLog({
        from: startOfDay(from) ?? from,
        to: endOfDay(to) ?? to,
        note: note.trim(),
        ...(organisationId !== undefined && { organisationId }),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['audit-reviews'] });
      setNote('');
      onClose();
    },
  });
  const isPeriod = startOfDay(from) !== undefined && endOfDay(to) !== undefined && from <= to;
  return (
    <Dialog opened={opened} onClose={onClose} title={t('reviews.make')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!review.isPending) review.mutate();
        }}
      >
        <Stack>
          {isStaff && maySeeOrganisations && (
            <OrganisationFilter
              label={t('wizard.organisation')}
              placeholder={t('event.ownLog')}
              value={organisationId}
              onChange={setOrganisationId}
            />
          )}
          <Group align="flex-start">
            <TextInput
              type="date"
              size="sm"
              label={t('filters.from')}
              data-autofocus
              value={from}
              max={to}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              size="sm"
              label={t('filters.to')}
              value={to}
              min={from}
              max={dayAgo(0)}
              onChange={(event) => setTo(event.currentTarget.value)}
              error={!isPeriod && t('wizard.period')}
            />
          </Group>
          <Textarea
            label={t('reviews.note')}
            description={t('reviews.noteMeans')}
            value={note}
            maxLength={LONGEST_NOTE}
            autosize
            minRows={3}
            required
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed">
            {t('reviews.audited')}
          </Text>
          <ProblemAlert error={review.error} onRetry={() => review.mutate()} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('cancel')}
            </Button>
            <Button type="submit" loading={review.isPending} disabled={!isPeriod || note.trim() === ''}>
              {t('reviews.sign')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
