import { Card, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { chooseNoticePreference, type NoticePreference, noticePreferencesQuery } from '../../api/notices.js';
import { useTexts } from '../../language/use-texts.js';
import { RowsSkeleton } from '../../pieces/page-skeleton.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';

/** How the reader hears of what happens: in the console, by mail, both, or not at all. */
export function NoticesCard() {
  const t = useTexts('account');
  const queries = useQueryClient();
  const preferences = useQuery(noticePreferencesQuery);
  const { queryKey } = noticePreferencesQuery;
  const choice = useMutation({
    mutationFn: chooseNoticePreference,
    scope: { id: 'notice-preferences' },
    onMutate: async (chosen) => {
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, (before) => before && withPreference(before, chosen));
    },
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  return (
    <Card component="section" aria-labelledby="notice-preferences">
      <Title order={2} id="notice-preferences" mb="sm">
        {t('notices.title')}
      </Title>
      {preferences.isPending && <RowsSkeleton rows={3} />}
      <ProblemAlert error={preferences.error ?? choice.error} />
      <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {preferences.data?.data.map((preference) => (
          <Topic key={preference.topic} preference={preference} onChoose={choice.mutate} />
        ))}
      </Stack>
    </Card>
  );
}

const withPreference = <List extends { data: NoticePreference[] }>(
  list: List,
  chosen: NoticePreference,
): List => ({
  ...list,
  data: list.data.map((one) => (one.topic === chosen.topic ? chosen : one)),
});

interface TopicProps {
  preference: NoticePreference;
  onChoose: (preference: NoticePreference) => void;
}

function Topic({ preference, onChoose }: TopicProps) {
  const t = useTexts('account');
  const { title, mandatory, inConsole, byMail } = preference;
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div>
        <Text>{title}</Text>
        {mandatory && (
          <Text size="sm" c="dimmed">
            {t('notices.mandatory')}
          </Text>
        )}
      </div>
      <Group gap="md">
        <Checkbox
          label={t('notices.inConsole')}
          aria-label={`${title}: ${t('notices.inConsole')}`}
          checked={inConsole}
          disabled={mandatory}
          onChange={(event) => onChoose({ ...preference, inConsole: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('notices.byMail')}
          aria-label={`${title}: ${t('notices.byMail')}`}
          checked={byMail}
          disabled={mandatory}
          onChange={(event) => onChoose({ ...preference, byMail: event.currentTarget.checked })}
        />
      </Group>
    </Group>
  );
}
