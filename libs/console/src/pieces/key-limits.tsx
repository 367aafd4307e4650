import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Key, limitKey } from '../api/keys.js';
import { useTexts } from '../language/use-texts.js';
import { Dialog } from './dialog.js';
import { ProblemAlert } from './problem-alert.js';

/** How often a key is used, from where it may be, and a way to change that. */
export function KeyLimits({ apiKey }: { apiKey: Key }) {
  const t = useTexts('words');
  const [opened, dialog] = useDisclosure(false);
  const { last4, allowedNetworks, callsToday, callsThisWeek } = apiKey;
  return (
    <>
      <Text size="sm" c="dimmed" component="div">
        {t('keyLimits.calls', { today: callsToday, week: callsThisWeek })}
      </Text>
      <Group gap="xs" mt={2}>
        <Text size="sm" c="dimmed">
          {allowedNetworks.length === 0
            ? t('keyLimits.everywhere')
            : t('keyLimits.only', { networks: allowedNetworks.join(', ') })}
        </Text>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={dialog.open}
          aria-label={t('keyLimits.changeNamed', { last4 })}
        >
          {t('keyLimits.change')}
        </Button>
      </Group>
      <Dialog opened={opened} onClose={dialog.close} title={t('keyLimits.title', { last4 })}>
        <NetworksForm apiKey={apiKey} onDone={dialog.close} />
      </Dialog>
    </>
  );
}

function NetworksForm({ apiKey: { id, allowedNetworks }, onDone }: { apiKey: Key; onDone: () => void }) {
  const t = useTexts('words');
  const queries = useQueryClient();
  const [lines, setLines] = useState(allowedNetworks.join('\n'));
  const change = useMutation({
    mutationFn: () => limitKey(id, lines.split(/[\s,;]+/).filter(Boolean)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['keys'] });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Textarea
          label={t('keyLimits.networks')}
          description={t('keyLimits.how')}
          placeholder={'203.0.113.7\n2001:db8::/32'}
          value={lines}
          onChange={(event) => setLines(event.currentTarget.value)}
          rows={4}
          data-autofocus
        />
        <ProblemAlert error={change.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t('keyLimits.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
