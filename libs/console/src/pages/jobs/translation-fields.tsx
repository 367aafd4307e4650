import { ActionIcon, Group, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { JobQuestion, JobTranslation } from '../../api/jobs.js';
import { useLanguage, useTexts } from '../../language/use-texts.js';
import { fieldError } from '../../pieces/field-error.js';
import { DescriptionField } from './description-field.js';
import type { FieldsProps } from './fields-props.js';
import { contentOf } from './job-draft.js';
import { languageName } from './languages.js';

interface Props extends FieldsProps {
  translation: JobTranslation;
  at: number;
  onTranslate: (part: Partial<JobTranslation>) => void;
  onRemove: () => void;
}

/** The ad and its questions in one more language. */
export function TranslationFields({ draft, error, translation, at, onTranslate, onRemove }: Props) {
  const t = useTexts('jobs');
  const reader = useLanguage();
  const { language } = translation;
  const name = languageName(language, reader);
  const sent = contentOf(draft).translations[at]?.questions ?? [];
  const problem = (field: string) => fieldError(error, `translations.${at}.${field}`);
  const wordsOf = (id: string) => translation.questions.find((one) => one.id === id) ?? { id, text: '' };
  const translate = (id: string, part: { text?: string; options?: string[] }) =>
    onTranslate({
      questions: [...translation.questions.filter((one) => one.id !== id), { ...wordsOf(id), ...part }],
    });
  const questionFields = (question: JobQuestion) => {
    const { id, text, type, options = [] } = question;
    const words = wordsOf(id);
    const sentAt = sent.findIndex((one) => one.id === id);
    return (
      <Stack key={id} gap="xs">
        <TextInput
          label={text || id}
          description={t('form.translatedQuestionHint')}
          lang={language}
          value={words.text}
          onChange={(event) => translate(id, { text: event.currentTarget.value })}
          error={problem(`questions.${sentAt}.text`) ?? problem(`questions.${sentAt}.id`)}
          maxLength={500}
        />
        {type === 'choice' && (
          <Textarea
            size="sm"
            label={t('form.translatedOptions', { options: options.join(', ') })}
            description={t('form.translatedOptionsHint')}
            lang={language}
            autosize
            minRows={Math.max(2, options.length)}
            value={(words.options ?? []).join('\n')}
            onChange={(event) => translate(id, { options: event.currentTarget.value.split('\n') })}
            error={problem(`questions.${sentAt}.options`)}
          />
        )}
      </Stack>
    );
  };
  return (
    <Stack component="section" aria-labelledby={`translation-${language}`}>
      <Group justify="space-between">
        <Title order={3} id={`translation-${language}`}>
          {name}
        </Title>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="dimmed"
          size={42}
          aria-label={t('form.removeTranslation', { language: name })}
          onClick={onRemove}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <TextInput
        label={t('form.translatedTitle', { language: name })}
        lang={language}
        value={translation.title}
        onChange={(event) => onTranslate({ title: event.currentTarget.value })}
        error={problem('title') ?? problem('language')}
        maxLength={200}
        required
      />
      <DescriptionField
        id={`description-${language}`}
        label={t('form.translatedDescription', { language: name })}
        html={translation.descriptionHtml}
        onChange={(descriptionHtml) => onTranslate({ descriptionHtml })}
        error={problem('descriptionHtml')}
      />
      {draft.questions.map(questionFields)}
    </Stack>
  );
}
