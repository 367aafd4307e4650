import {
  ActionIcon,
  Button,
  Card,
  Checkbox,
  Group,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type JobQuestion, QUESTION_TYPES } from '../../api/jobs.js';
import { useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';
import type { FieldsProps } from './fields-props.js';
import { newQuestion } from './job-draft.js';

/** What candidates answer when they apply. */
export function QuestionsField({ draft, onChange, error }: FieldsProps) {
  const t = useTexts('jobs');
  const { questions } = draft;
  const change = (at: number, part: Partial<JobQuestion>) =>
    onChange({ questions: questions.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <Card component="section" aria-labelledby="questions">
      <Title order={2} id="questions">
        {t('form.questions')}
      </Title>
      <Text c="dimmed" mt={4} mb="md">
        {t('form.questionsHint')}
      </Text>
      <Stack gap="lg">
        {questions.map((question, at) => (
          <Stack key={at} gap="sm" component="fieldset" bd={0} p={0} m={0}>
            <Group align="flex-end" wrap="nowrap" gap="sm">
              <TextInput
                flex={1}
                label={t('form.question', { number: at + 1 })}
                value={question.text}
                onChange={(event) => change(at, { text: event.currentTarget.value })}
                error={fieldError(error, `questions.${at}.text`)}
                maxLength={500}
                required
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                c="dimmed"
                size={42}
                aria-label={t('form.removeQuestion', { number: at + 1 })}
                onClick={() => onChange({ questions: questions.filter((_, index) => index !== at) })}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Group>
            <Group align="center" gap="md">
              <Select
                size="sm"
                w={220}
                aria-label={t('form.questionType', { number: at + 1 })}
                data={QUESTION_TYPES.map((value) => ({ value, label: t(`form.questionTypes.${value}`) }))}
                value={question.type}
                onChange={(type) => type && change(at, { type: type as JobQuestion['type'] })}
                allowDeselect={false}
              />
              <Checkbox
                size="sm"
                label={t('form.required')}
                checked={question.required ?? false}
                onChange={(event) => change(at, { required: event.currentTarget.checked })}
              />
            </Group>
            {question.type === 'choice' && (
              <Textarea
                size="sm"
                label={t('form.options')}
                description={t('form.optionsHint')}
                autosize
                minRows={3}
                value={(question.options ?? []).join('\n')}
                onChange={(event) => change(at, { options: event.currentTarget.value.split('\n') })}
                error={fieldError(error, `questions.${at}.options`)}
              />
            )}
          </Stack>
        ))}
        <div>
          <Button
            data-quick-clicks
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => onChange({ questions: [...questions, newQuestion()] })}
          >
            {t('form.addQuestion')}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}
