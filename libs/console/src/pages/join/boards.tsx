import { Anchor, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { Board } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import type join from '../../texts/en/join.js';

type BoardState = keyof typeof join.jobs.boardStates;

/** Where JOIN placed a job: state and link per board. */
export function Boards({ boards }: { boards: Board[] }) {
  const t = useTexts('join');
  if (boards.length === 0) return <Text c="dimmed">–</Text>;
  return (
    <Stack gap={2}>
      {boards.map(({ name, state, url }) => (
        <Text key={name} size="sm">
          {url && /^https?:/.test(url) ? (
            <Anchor href={url} target="_blank" rel="noreferrer" inherit>
              {name} <IconExternalLink size={13} aria-hidden />
            </Anchor>
          ) : (
            name
          )}{' '}
          <Text component="span" c="dimmed" inherit>
            {t(`jobs.boardStates.${state as BoardState}`, { defaultValue: state })}
          </Text>
        </Text>
      ))}
    </Stack>
  );
}
