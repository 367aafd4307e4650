import { Group, Text } from '@mantine/core';
import { useTexts } from '../../language/use-texts.js';
import { partnerName } from '../../pieces/partner-name.js';
import type applications from '../../texts/en/applications.js';
import classes from './source-tags.module.css';

/** Where an application came from: its tags, and the source in the sender's words. */
export function SourceTags({ tags, source }: { tags: string[]; source: string | null }) {
  const t = useTexts('applications');
  return (
    <Group gap={6}>
      {tags.map((tag) => (
        <span key={tag} className={classes['tag']}>
          {t(`tags.${tag as keyof typeof applications.tags}`, { defaultValue: partnerName(tag) })}
        </span>
      ))}
      {source !== null && !tags.includes(source) && (
        <Text size="sm" c="dimmed" component="span">
          {source}
        </Text>
      )}
    </Group>
  );
}
