import { Anchor, Card, List, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { postingsQuery } from '../../api/connections.js';
import { useTexts } from '../../language/use-texts.js';
import type join from '../../texts/en/join.js';

type BoardState = keyof typeof join.jobs.boardStates;

/** Job ads that JOIN had before, by its own ids, and what became of them. */
export function JoinPostings({ connectionId }: { connectionId: string }) {
  const t = useTexts('join');
  const postings = useQuery(postingsQuery(connectionId));
  const known = postings.data?.data ?? [];
  if (known.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="postings">
      <Title order={2} id="postings">
        {t('postings.title')}
      </Title>
      <Text c="dimmed" mt={4} mb="md">
        {t('postings.why')}
      </Text>
      <List spacing="xs">
        {known.map(({ externalId, title, state, url }) => (
          <List.Item key={externalId}>
            {url !== null && url.startsWith('https:') ? (
              <Anchor href={url} target="_blank" rel="noreferrer">
                {title}
              </Anchor>
            ) : (
              title
            )}{' '}
            <Text component="span" size="sm" c="dimmed">
              {t(`jobs.boardStates.${state as BoardState}`, { defaultValue: state })} ·{' '}
              <span className="mono">{externalId}</span>
            </Text>
          </List.Item>
        ))}
      </List>
      {postings.data?.nextCursor !== null && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('postings.more')}
        </Text>
      )}
    </Card>
  );
}
