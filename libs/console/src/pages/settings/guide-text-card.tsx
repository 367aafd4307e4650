import { Button, Card, Group, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { changeGuideText, type GuideText, guideTextsQuery } from '../../api/guide-texts.js';
import { useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';

const LONGEST = 1000;

/** One text of a guide in both languages, with the day of its last check. */
export function GuideTextCard({ text }: { text: GuideText }) {
  const t = useTexts('guides');
  const queries = useQueryClient();
  const [de, setDe] = useState(text.de);
  const [en, setEn] = useState(text.en);
  const [checkedOn, setCheckedOn] = useState(text.checkedOn);
  const { partner, place, label, builtIn } = text;
  const change = useMutation({
    mutationFn: () => changeGuideText({ partner, place, de: de.trim(), en: en.trim(), checkedOn }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: guideTextsQuery.queryKey });
      await queries.invalidateQueries({ queryKey: ['partners'] });
    },
  });
  const isSame = de === text.de && en === text.en && checkedOn === text.checkedOn;
  const isBuiltIn = de === builtIn.de && en === builtIn.en;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Card component="form" onSubmit={submit} aria-label={label}>
      <Stack>
        <Group justify="space-between">
          <Title order={3}>{label}</Title>
          {text.changed && (
            <Text size="sm" c="dimmed">
              {t('changed')}
            </Text>
          )}
        </Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Textarea
            label={t('german')}
            value={de}
            onChange={(event) => setDe(event.currentTarget.value)}
            error={fieldError(change.error, 'de')}
            maxLength={LONGEST}
            autosize
            minRows={2}
            required
            withAsterisk={false}
            lang="de"
          />
          <Textarea
            label={t('english')}
            value={en}
            onChange={(event) => setEn(event.currentTarget.value)}
            error={fieldError(change.error, 'en')}
            maxLength={LONGEST}
            autosize
            minRows={2}
            required
            withAsterisk={false}
            lang="en"
          />
        </SimpleGrid>
        <ProblemAlert error={change.error} />
        <Group align="flex-end">
          <TextInput
            type="date"
            label={t('checkedOn')}
            value={checkedOn}
            onChange={(event) => setCheckedOn(event.currentTarget.value)}
            error={fieldError(change.error, 'checkedOn')}
            required
            withAsterisk={false}
            mr="auto"
          />
          {!isBuiltIn && (
            <Button
              variant="subtle"
              onClick={() => {
                setDe(builtIn.de);
                setEn(builtIn.en);
              }}
            >
              {t('builtIn')}
            </Button>
          )}
          <Button type="submit" disabled={isSame} loading={change.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
