import { Card, Select, Stack, Text, Title } from '@mantine/core';
import type { JobTranslation } from '../../api/jobs.js';
import { useLanguage, useTexts } from '../../language/use-texts.js';
import type { FieldsProps } from './fields-props.js';
import { languageChoices } from './languages.js';
import { TranslationFields } from './translation-fields.js';

/** The same ad in other languages. */
export function TranslationsField(props: FieldsProps) {
  const t = useTexts('jobs');
  const reader = useLanguage();
  const { draft, onChange } = props;
  const { translations } = draft;
  const taken = [draft.language, ...translations.map(({ language }) => language)];
  const change = (at: number, part: Partial<JobTranslation>) =>
    onChange({ translations: translations.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <Card component="section" aria-labelledby="translations">
      <Title order={2} id="translations">
        {t('form.translations')}
      </Title>
      <Text c="dimmed" mt={4} mb="md">
        {t('form.translationsHint')}
      </Text>
      <Stack gap="xl">
        {translations.map((translation, at) => (
          <TranslationFields
            key={translation.language}
            {...props}
            translation={translation}
            at={at}
            onTranslate={(part) => change(at, part)}
            onRemove={() => onChange({ translations: translations.filter((_, index) => index !== at) })}
          />
        ))}
        <Select
          size="md"
          maw={340}
          searchable
          label={t('form.addTranslation')}
          placeholder={t('form.chooseLanguage')}
          data={languageChoices(reader, '', taken)}
          value={null}
          onChange={(language) =>
            language !== null &&
            onChange({
              translations: [...translations, { language, title: '', descriptionHtml: '', questions: [] }],
            })
          }
        />
      </Stack>
    </Card>
  );
}
