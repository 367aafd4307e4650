import { Button, List, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { mapPastedJobs } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';

/** Takes lines out of a sheet; those that could not be saved stay to be mended. */
export function PasteJobs({ connectionId }: { connectionId: string }) {
  const t = useTexts('personio');
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const save = useMutation({
    mutationFn: async (lines: string) => {
      const { data } = await mapPastedJobs(connectionId, lines);
      const pasted = lines.split(/\r\n|\r|\n/);
      const toMend = data
        .filter(({ message }) => message !== null)
        .map(({ line, message }) => ({ pasted: pasted[line - 1] ?? '', message }));
      return { linked: data.filter(({ outcome }) => outcome === 'linked').length, toMend };
    },
    onSuccess: async ({ toMend }) => {
      setText(toMend.map(({ pasted }) => pasted).join('\n'));
      await queries.invalidateQueries({ queryKey: ['jobs'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(text.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" align="flex-start">
        <Textarea
          w="100%"
          label={t('mappings.label')}
          description={t('mappings.hint')}
          placeholder={t('mappings.example')}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          minRows={3}
          maxRows={12}
          autosize
          spellCheck={false}
          autoComplete="off"
        />
        <Button type="submit" variant="default" disabled={text.trim() === ''} loading={save.isPending}>
          {t('mappings.save')}
        </Button>
        {save.data && (
          <Stack gap={4} aria-live="polite">
            <Text size="sm" c={save.data.linked > 0 ? 'var(--good-ink)' : 'dimmed'}>
              {t('mappings.saved', { count: save.data.linked })}
            </Text>
            {save.data.toMend.length > 0 && (
              <>
                <Text size="sm" c="var(--wait-ink)">
                  {t('mappings.mend', { count: save.data.toMend.length })}
                </Text>
                <List size="sm" spacing={2}>
                  {save.data.toMend.map(({ pasted, message }, at) => (
                    <List.Item key={`${at} ${pasted}`}>
                      <span className="mono">{pasted}</span>: {message}
                    </List.Item>
                  ))}
                </List>
              </>
            )}
          </Stack>
        )}
        <ProblemAlert error={save.error} />
      </Stack>
    </form>
  );
}
