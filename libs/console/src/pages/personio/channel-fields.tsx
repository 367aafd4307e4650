import { SimpleGrid, Stack, TagsInput, Text, TextInput, Title } from '@mantine/core';
import type { PersonioFieldMapping } from '../../api/personio.js';
import { useTexts } from '../../language/use-texts.js';
import type { FieldMappingDraft } from './field-mapping-draft.js';

const CHANNEL_OR_NONE = /^\s*(?:[1-9]\d*)?\s*$/;

interface Props {
  sources: PersonioFieldMapping['channels'];
  draft: FieldMappingDraft;
  disabled: boolean;
  onChange: (part: Partial<FieldMappingDraft>) => void;
}

/** A channel for each source that wants its own, and the tags of every application. */
export function ChannelFields({ sources, draft, disabled, onChange }: Props) {
  const t = useTexts('personio');
  const { channels, tags } = draft;
  return (
    <>
      <Stack gap="xs">
        <Title order={3} size="h4">
          {t('fields.channels')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('fields.channelsLead')}
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {sources.map(({ source, name }) => (
            <TextInput
              key={source}
              label={t('fields.channelOf', { source: name })}
              placeholder={t('fields.ofConnection')}
              inputMode="numeric"
              maxLength={15}
              value={channels[source] ?? ''}
              disabled={disabled}
              error={!CHANNEL_OR_NONE.test(channels[source] ?? '') && t('wrong.notNumber')}
              onChange={({ currentTarget }) =>
                onChange({ channels: { ...channels, [source]: currentTarget.value } })
              }
            />
          ))}
        </SimpleGrid>
      </Stack>
      <TagsInput
        label={t('fields.tags')}
        description={t('fields.tagsLead')}
        placeholder={disabled || tags.length > 0 ? '' : t('fields.addTag')}
        value={[...tags]}
        maxTags={20}
        disabled={disabled}
        onChange={(next) => onChange({ tags: next.map((tag) => tag.slice(0, 60)) })}
      />
    </>
  );
}
